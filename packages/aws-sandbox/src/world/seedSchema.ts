import { z } from 'zod';
import { parseSeedTime } from './relativeTime';

/** A time of the seed, kept as text until the start of the sandbox is known. */
export const seedTimeSchema = z
  .string()
  .refine(text => parseSeedTime(text, new Date(0)) !== undefined, {
    error: issue =>
      `'${issue.input}' is no time: write ISO 8601, 'now', or an offset such as '-90d', '-36h' or '+5m'`,
  });

/** A policy: JSON text, or the document itself. The policy engine checks its grammar. */
export const policyDocumentSchema = z.union([
  z.string(),
  z.record(z.string(), z.unknown()),
]);

export const accountIdSchema = z.string().regex(/^\d{12}$/, {
  error: 'an account id is a quoted string of 12 digits',
});
const pathSchema = z
  .string()
  .regex(/^\/([\w+=,.@-]+\/)*$/, {
    error: "a path begins and ends with '/', for example '/agents/'",
  })
  .default('/');
const nameSchema = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\w+=,.@-]+$/, {
      error: 'a name has letters, digits and _+=,.@- only',
    });
const tagsSchema = z.record(z.string(), z.string()).default({});
const policyArnSchema = z
  .string()
  .regex(/^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/, {
    error:
      "a policy ARN looks like 'arn:aws:iam::aws:policy/ReadOnlyAccess' or 'arn:aws:iam::<account>:policy/<name>'",
  });

const identityShape = {
  path: pathSchema,
  created: seedTimeSchema.default('-180d'),
  inlinePolicies: z.record(z.string(), policyDocumentSchema).default({}),
  attachedPolicies: z.array(policyArnSchema).default([]),
  permissionsBoundary: policyArnSchema.optional(),
  tags: tagsSchema,
};

const accessKeySchema = z.strictObject({
  id: z.string().regex(/^AKIA[A-Z0-9]{12,124}$/, {
    error: 'an access key id is AKIA and at least 12 of A-Z and 0-9',
  }),
  secret: z.string().min(1),
  status: z.enum(['Active', 'Inactive']).default('Active'),
  created: seedTimeSchema.default('-30d'),
  lastUsed: z
    .strictObject({
      at: seedTimeSchema,
      service: z.string(),
      region: z.string(),
    })
    .optional(),
});

export const userSeedSchema = z.strictObject({
  name: nameSchema(64),
  accessKeys: z.array(accessKeySchema).max(2).default([]),
  ...identityShape,
});

export const roleSeedSchema = z.strictObject({
  name: nameSchema(64),
  description: z.string().max(1000).optional(),
  trust: policyDocumentSchema,
  maxSessionDuration: z.int().min(3600).max(43200).default(3600),
  lastUsed: z
    .strictObject({ at: seedTimeSchema, region: z.string() })
    .optional(),
  serviceUse: z
    .record(
      z.string(),
      z.strictObject({ at: seedTimeSchema, region: z.string() }),
    )
    .optional(),
  ...identityShape,
});

export const managedPolicySeedSchema = z
  .strictObject({
    name: nameSchema(128),
    path: pathSchema,
    description: z.string().max(1000).optional(),
    created: seedTimeSchema.default('-180d'),
    document: policyDocumentSchema.optional(),
    versions: z
      .array(
        z.strictObject({
          id: z.string().regex(/^v[1-9]\d*$/),
          document: policyDocumentSchema,
          default: z.boolean().default(false),
          created: seedTimeSchema.optional(),
        }),
      )
      .min(1)
      .max(5)
      .optional(),
  })
  .refine(p => (p.document === undefined) !== (p.versions === undefined), {
    error: 'a policy has either a document or versions',
  })
  .refine(p => !p.versions || p.versions.filter(v => v.default).length === 1, {
    error: 'exactly one of the versions is the default',
  });

export const instanceProfileSeedSchema = z.strictObject({
  name: nameSchema(128),
  path: pathSchema,
  created: seedTimeSchema.default('-180d'),
  roles: z.array(z.string()).max(1).default([]),
});

export const oidcProviderSeedSchema = z.strictObject({
  url: z.url({ protocol: /^https$/, error: 'an issuer is an https:// URL' }),
  clientIds: z.array(z.string()).default(['sts.amazonaws.com']),
  thumbprints: z.array(z.string()).default([]),
  created: seedTimeSchema.default('-180d'),
});

const scpLevelsSchema = z.array(z.array(policyDocumentSchema));

/** IAM's part of an account. */
export const accountIamSeedSchema = z.strictObject({
  id: accountIdSchema,
  alias: z.string().optional(),
  /** One list of documents per organisation level, root first. */
  scps: scpLevelsSchema.optional(),
  rcps: scpLevelsSchema.optional(),
  /** Regions that the account has not enabled. */
  disabledRegions: z.array(z.string()).default([]),
  users: z.array(userSeedSchema).default([]),
  roles: z.array(roleSeedSchema).default([]),
  policies: z.array(managedPolicySeedSchema).default([]),
  instanceProfiles: z.array(instanceProfileSeedSchema).default([]),
  oidcProviders: z.array(oidcProviderSeedSchema).default([]),
});

export type UserSeed = z.output<typeof userSeedSchema>;
export type RoleSeed = z.output<typeof roleSeedSchema>;
export type ManagedPolicySeed = z.output<typeof managedPolicySeedSchema>;
export type InstanceProfileSeed = z.output<typeof instanceProfileSeedSchema>;
export type OidcProviderSeed = z.output<typeof oidcProviderSeedSchema>;
export type AccountIamSeed = z.output<typeof accountIamSeedSchema>;
