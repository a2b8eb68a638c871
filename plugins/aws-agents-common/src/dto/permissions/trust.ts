import { z } from 'zod';
import { findingSeveritySchema, statementPlaceSchema } from './policyText';

/** Somebody whom a trust policy names. @public */
export const trustedPrincipalSchema = z.object({
  kind: z.enum([
    'anyone',
    'account',
    'role',
    'user',
    'service',
    'oidc',
    'saml',
    'other',
  ]),
  /** As written. */
  value: z.string(),
  /** Short, for drawing. */
  label: z.string(),
  accountId: z.string().optional(),
  /** From config, or the vendor who owns the account. */
  accountName: z.string().optional(),
  /** Known vendor whose account it is. */
  vendor: z.string().optional(),
  /** In another account than the role. */
  foreign: z.boolean(),
  /** It is the portal, or the role from which it assumes. */
  portal: z.boolean(),
});

/** @public */
export type TrustedPrincipal = z.infer<typeof trustedPrincipalSchema>;

/** One condition of a trust statement. @public */
export const trustConditionSchema = z.object({
  kind: z.enum([
    'external-id',
    'subject',
    'audience',
    'source',
    'organization',
    'principal',
    'other',
  ]),
  operator: z.string(),
  key: z.string(),
  values: z.array(z.string()),
});

/** @public */
export type TrustCondition = z.infer<typeof trustConditionSchema>;

/** One statement of the trust policy. @public */
export const trustStatementSchema = z.object({
  statement: statementPlaceSchema,
  effect: z.enum(['Allow', 'Deny']),
  actions: z.array(z.string()),
  /** True for NotPrincipal: all but these. */
  notPrincipal: z.boolean(),
  principals: z.array(trustedPrincipalSchema),
  conditions: z.array(trustConditionSchema),
  /** Of the worst finding about it that is not waived; null when there is none. */
  severity: findingSeveritySchema.nullable(),
});

/** @public */
export type TrustStatement = z.infer<typeof trustStatementSchema>;

/** Who can assume the agent role. @public */
export const trustSummarySchema = z.object({
  policyId: z.string(),
  /** Null: the trust policy could not be understood. */
  statements: z.array(trustStatementSchema).nullable(),
});

/** @public */
export type TrustSummary = z.infer<typeof trustSummarySchema>;
