import { z } from 'zod';

/** Numbers of findings by severity, waived ones left out. @public */
export const findingCountsSchema = z.object({
  critical: z.number(),
  high: z.number(),
  medium: z.number(),
  low: z.number(),
  info: z.number(),
});

/** @public */
export type FindingCounts = z.infer<typeof findingCountsSchema>;

/** The permissions of an agent in numbers, cheap enough for long lists. @public */
export const permissionSummarySchema = z.object({
  needed: z.number(),
  met: z.number(),
  missing: z.number(),
  /** Needs that could not be decided. */
  undecided: z.number(),
  /** Entries of `Action` that allow what is not needed. */
  excess: z.number(),
  tooBroad: z.number(),
  findings: findingCountsSchema,
  /** Findings that are waived now. */
  waived: z.number(),
});

/** @public */
export type PermissionSummary = z.infer<typeof permissionSummarySchema>;
