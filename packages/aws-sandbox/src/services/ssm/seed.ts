import { z } from 'zod';
import { seedTimeSchema } from '../../world/seedSchema';

/** A parameter of Parameter Store. */
export const parameterSeedSchema = z.strictObject({
  name: z
    .string()
    .max(1011)
    .regex(/^[\w./-]+$/, {
      error: 'a parameter name has letters, digits and _.-/ only',
    }),
  type: z.enum(['String', 'StringList', 'SecureString']).default('String'),
  value: z.string().min(1),
  /** ARN of the KMS key of a SecureString; default: the account's `aws/ssm`, which needs no permission of its own. */
  keyArn: z.string().startsWith('arn:').optional(),
  modified: seedTimeSchema.default('-30d'),
});

export type ParameterSeed = z.output<typeof parameterSeedSchema>;
