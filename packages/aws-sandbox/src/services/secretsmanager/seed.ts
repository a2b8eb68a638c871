import { z } from 'zod';
import { policyDocumentSchema, seedTimeSchema } from '../../world/seedSchema';

/** A secret of Secrets Manager. */
export const secretSeedSchema = z.strictObject({
  name: z
    .string()
    .max(512)
    .regex(/^[\w/+=.@-]+$/, {
      error: 'a secret name has letters, digits and /_+=.@- only',
    }),
  description: z.string().optional(),
  value: z.string().min(1),
  /** The value before the last rotation. */
  previousValue: z.string().min(1).optional(),
  /** ARN of the KMS key; default: the account's `aws/secretsmanager`, which needs no permission of its own. */
  keyArn: z.string().startsWith('arn:').optional(),
  /** Resource policy. */
  policy: policyDocumentSchema.optional(),
  created: seedTimeSchema.default('-90d'),
  rotated: seedTimeSchema.optional(),
});

export type SecretSeed = z.output<typeof secretSeedSchema>;
