import { z } from 'zod';
import { cloudwatchSeedSchema } from '../services/cloudwatch/seed';
import { bucketSeedSchema } from '../services/s3/world/bucketSeed';
import { secretSeedSchema } from '../services/secretsmanager/seed';
import { identityCenterSeedSchema } from '../services/sso/seed';
import { parameterSeedSchema } from '../services/ssm/seed';
import { taggedResourceSeedSchema } from '../services/tagging/seed';
import { accountIamSeedSchema, accountIdSchema } from './seedSchema';

/** What an account has in one region. */
export const regionSeedSchema = cloudwatchSeedSchema.extend({
  parameters: z.array(parameterSeedSchema).default([]),
  secrets: z.array(secretSeedSchema).default([]),
  /** Resources that are found by their tags. */
  resources: z.array(taggedResourceSeedSchema).default([]),
});

/** An account: its IAM, its buckets, and what each of its regions holds. */
export const accountSeedSchema = accountIamSeedSchema.extend({
  buckets: z.array(bucketSeedSchema).default([]),
  regions: z.record(z.string(), regionSeedSchema).default({}),
});

/**
 * The whole seed.
 *
 * @public
 */
export const seedSchema = z.strictObject({
  organization: z
    .strictObject({
      id: z.string().regex(/^o-[a-z0-9]{10,32}$/),
      /** Default: the first account. */
      managementAccount: accountIdSchema.optional(),
      /** Accounts that may look at the organization too. */
      delegatedAdministrators: z.array(accountIdSchema).default([]),
    })
    .optional(),
  identityCenter: identityCenterSeedSchema.optional(),
  accounts: z.array(accountSeedSchema).min(1),
});

/**
 * A seed as it is written.
 *
 * @public
 */
export type SandboxSeed = z.input<typeof seedSchema>;

/** A seed with its defaults filled in. */
export type ResolvedSeed = z.output<typeof seedSchema>;
