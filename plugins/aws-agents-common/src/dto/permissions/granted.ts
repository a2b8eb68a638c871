import { z } from 'zod';
import { accessLevelSchema, statementPlaceSchema } from './policyText';

/** What is allowed of one access level of one service. @public */
export const grantedLevelSchema = z.object({
  level: accessLevelSchema,
  /** How many actions of the level are allowed. */
  allowed: z.number(),
  /** How many there are. */
  total: z.number(),
  /** Riskiest first, with prefix, a bounded number of them. */
  actions: z.array(z.string()),
});

/** @public */
export type GrantedLevel = z.infer<typeof grantedLevelSchema>;

/** A statement that grants, as written. @public */
export const grantingStatementSchema = z.object({
  statement: statementPlaceSchema,
  /** Those of the service, with prefix; `NotAction ...` for the negation. */
  actions: z.array(z.string()),
  resources: z.array(z.string()),
  /** `operator: key = values`. */
  conditions: z.array(z.string()),
});

/** @public */
export type GrantingStatement = z.infer<typeof grantingStatementSchema>;

/** What the agent role may do with one service. @public */
export const grantedServiceSchema = z.object({
  /** Prefix such as `s3`; `*` for grants of every service. */
  service: z.string(),
  /** Such as `Amazon S3`; the prefix where nobody knows. */
  title: z.string(),
  /** False: the service is unknown, or the actions could not be named. */
  known: z.boolean(),
  /** Only those of which something is allowed, in the order of the levels. */
  levels: z.array(grantedLevelSchema),
  allowed: z.number(),
  total: z.number(),
  /** Actions that statements grant and a boundary, an SCP or a Deny stops. */
  stopped: z.number(),
  /** Actions allowed that no capability needs. */
  notNeeded: z.number(),
  statements: z.array(grantingStatementSchema),
});

/** @public */
export type GrantedService = z.infer<typeof grantedServiceSchema>;

/** What of the policy types that limit a role was seen. @public */
export const permissionLimitSchema = z.object({
  type: z.enum(['boundary', 'scp', 'rcp', 'resource']),
  state: z.enum(['applied', 'none', 'not-visible']),
  /** One sentence: which, or why not. */
  text: z.string(),
});

/** @public */
export type PermissionLimit = z.infer<typeof permissionLimitSchema>;
