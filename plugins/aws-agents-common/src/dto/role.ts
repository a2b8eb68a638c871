import { z } from 'zod';

/** A policy document as AWS returned it, decoded. @public */
export const policyDocumentSchema = z.record(z.string(), z.unknown());

/** @public */
export const rolePolicySchema = z.object({
  kind: z.enum(['inline', 'managed', 'boundary']),
  name: z.string(),
  arn: z.string().optional(),
  /** Default version of a managed policy. */
  versionId: z.string().optional(),
  document: policyDocumentSchema,
});

/** @public */
export type RolePolicy = z.infer<typeof rolePolicySchema>;

/**
 * One statement of a role's policies, in words a person can scan.
 *
 * @public
 */
export const grantSchema = z.object({
  effect: z.enum(['Allow', 'Deny']),
  /** Service prefix such as `cloudwatch`; `*` for all services. */
  service: z.string(),
  /** Actions without the prefix; `*` and patterns as written. */
  actions: z.array(z.string()),
  /** True when the statement uses NotAction: all but these. */
  notAction: z.boolean(),
  resources: z.array(z.string()),
  notResource: z.boolean(),
  /** `operator: key = values`, one an entry. */
  conditions: z.array(z.string()),
  policy: z.string(),
  sid: z.string().optional(),
  statementIndex: z.number(),
  /** Why this grant is wider than an agent should have; absent when it is not. */
  breadth: z.string().optional(),
});

/** @public */
export type Grant = z.infer<typeof grantSchema>;

/** One permission the agent needs, held against what its role grants. @public */
export const needSchema = z.object({
  capability: z.string(),
  action: z.string(),
  resource: z.string(),
  why: z.string(),
  decision: z.enum(['allowed', 'denied', 'unknown']),
  /** The statement or policy type that decided, for people. */
  decidedBy: z.string(),
});

/** @public */
export type Need = z.infer<typeof needSchema>;

/** Policies of root, organizational unit or account. @public */
export const scpLevelSchema = z.object({
  /** Id of root, organizational unit or account. */
  target: z.string(),
  policies: z.array(
    z.object({
      name: z.string(),
      arn: z.string().optional(),
      /** JSON. */
      document: z.string(),
    }),
  ),
});

/** @public */
export type ScpLevel = z.infer<typeof scpLevelSchema>;

/** Service control policies over an account, or why they are not visible. @public */
export const accountScpsSchema = z.union([
  /** Root first; empty: nothing limits the account. */
  z.object({ levels: z.array(scpLevelSchema) }),
  z.object({ reason: z.string() }),
]);

/** @public */
export type AccountScps = z.infer<typeof accountScpsSchema>;

/** What is known of the agent role. @public */
export const roleDataSchema = z.object({
  arn: z.string(),
  name: z.string(),
  path: z.string(),
  accountId: z.string(),
  description: z.string().optional(),
  createdAt: z.string().optional(),
  maxSessionDurationSeconds: z.number().optional(),
  /** Null: AWS has no record of use (it tracks 400 days). */
  lastUsed: z
    .object({ at: z.string(), region: z.string().optional() })
    .nullable(),
  trustPolicy: policyDocumentSchema,
  /** Names of the instance profiles with the role; null when they could not be listed. */
  instanceProfiles: z.array(z.string()).nullable().optional(),
  policies: z.array(rolePolicySchema),
  /** True when some policies could not be read, or not be understood. */
  incomplete: z.boolean().optional(),
  /** Absent: nobody has asked the organization. */
  scps: accountScpsSchema.optional(),
  grants: z.array(grantSchema),
  needs: z.array(needSchema),
});

/** @public */
export type RoleData = z.infer<typeof roleDataSchema>;
