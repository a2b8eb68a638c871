import { z } from 'zod';
import {
  findingSeveritySchema,
  lineRangeSchema,
  statementPlaceSchema,
} from './policyText';

/** Longest reason of a waiver, in characters. @public */
export const MAX_WAIVER_REASON = 1000;

/** Longest life of a waiver, in days. @public */
export const MAX_WAIVER_DAYS = 366;

/** Somebody accepted a finding, until a time. @public */
export const findingWaiverSchema = z.object({
  id: z.string(),
  findingId: z.string(),
  rule: z.string(),
  /** Title of the finding when it was waived. */
  title: z.string(),
  reason: z.string(),
  /** Entity ref of the user. */
  createdBy: z.string(),
  createdAt: z.string(),
  until: z.string(),
  state: z.enum(['active', 'lapsed', 'withdrawn']),
  withdrawnBy: z.string().optional(),
  withdrawnAt: z.string().optional(),
});

/** @public */
export type FindingWaiver = z.infer<typeof findingWaiverSchema>;

/** Body of `POST .../permissions/waivers`. @public */
export const waiveFindingRequestSchema = z.strictObject({
  findingId: z.string().min(1).max(200),
  reason: z
    .string()
    .trim()
    .min(1, { error: 'expected why the finding is acceptable' })
    .max(MAX_WAIVER_REASON),
  /** ISO 8601, in the future, at most {@link MAX_WAIVER_DAYS} days ahead. */
  until: z.iso.datetime({ offset: true }),
});

/** @public */
export type WaiveFindingRequest = z.infer<typeof waiveFindingRequestSchema>;

/** What a rule found in a policy of the role. @public */
export const permissionFindingSchema = z.object({
  /** The same as long as the statement says the same. */
  id: z.string(),
  /** Stable id of the rule. */
  rule: z.string(),
  severity: findingSeveritySchema,
  title: z.string(),
  /** One sentence on why it matters. */
  why: z.string(),
  remedy: z.string(),
  /** In the policy's own words. */
  evidence: z.string(),
  policyId: z.string(),
  policyName: z.string(),
  /** Null when the finding is about the policy as a whole. */
  statement: statementPlaceSchema.nullable(),
  /** The offending element within the policy's text. */
  lines: lineRangeSchema.nullable(),
  /** The actions concerned, where the rule is about actions; a bounded number. */
  actions: z.array(z.string()),
  /** In force now. */
  waiver: findingWaiverSchema.nullable(),
});

/** @public */
export type PermissionFinding = z.infer<typeof permissionFindingSchema>;
