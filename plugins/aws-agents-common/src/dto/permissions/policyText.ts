import { z } from 'zod';

/** How bad a finding or an excess is, worst first. @public */
export const FINDING_SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const;

/** @public */
export const findingSeveritySchema = z.enum(FINDING_SEVERITIES);

/** @public */
export type FindingSeverityName = z.infer<typeof findingSeveritySchema>;

/** The access levels of the Service Authorization Reference. @public */
export const ACCESS_LEVELS = [
  'List',
  'Read',
  'Write',
  'Permissions management',
  'Tagging',
] as const;

/** @public */
export const accessLevelSchema = z.enum(ACCESS_LEVELS);

/** @public */
export type AccessLevelName = z.infer<typeof accessLevelSchema>;

/** Lines of a policy's pretty-printed text, from 1, both included. @public */
export const lineRangeSchema = z.object({
  start: z.number(),
  end: z.number(),
});

/** @public */
export type PolicyLines = z.infer<typeof lineRangeSchema>;

/** A policy that bears on what the agent may do. @public */
export const policyTextSchema = z.object({
  /** What statements and findings call it; unique within the answer. */
  id: z.string(),
  kind: z.enum(['inline', 'managed', 'boundary', 'scp', 'trust']),
  name: z.string(),
  arn: z.string().optional(),
  /** Default version of a managed policy. */
  versionId: z.string().optional(),
  /** Pretty-printed; as AWS returned it where it is no JSON. */
  text: z.string(),
  /** Characters as IAM counts them, without white space. */
  size: z.number(),
});

/** @public */
export type PolicyText = z.infer<typeof policyTextSchema>;

/** One statement of one of the policies. @public */
export const statementPlaceSchema = z.object({
  policyId: z.string(),
  policyName: z.string(),
  /** From 0. */
  index: z.number(),
  sid: z.string().optional(),
  /** Where it stands in the policy's text; null when it cannot be located. */
  lines: lineRangeSchema.nullable(),
});

/** @public */
export type StatementPlace = z.infer<typeof statementPlaceSchema>;
