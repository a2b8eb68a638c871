import { z } from 'zod';
import { statementPlaceSchema } from './policyText';

/** What stops a permission. @public */
export const stoppedBySchema = z.object({
  policyType: z.enum(['identity', 'boundary', 'scp']),
  explicit: z.boolean(),
  /** Absent: no single policy is to blame. */
  policyId: z.string().optional(),
  /** The statement that denies. */
  statement: statementPlaceSchema.optional(),
  /** One clause, for people. */
  text: z.string(),
});

/** @public */
export type StoppedBy = z.infer<typeof stoppedBySchema>;

/** One permission that a capability of the agent needs. @public */
export const neededPermissionSchema = z.object({
  /** Stable for the same capability, action, resource and conditions. */
  id: z.string(),
  capability: z.string(),
  action: z.string(),
  /** An ARN, perhaps with wildcards; `*` for actions that take no resource. */
  resource: z.string(),
  region: z.string(),
  /** Where the resource is known from. */
  scope: z.enum([
    /** The action takes no resource. */
    'no-resource',
    /** From regions, deliveries or named resources of the annotations. */
    'annotations',
    /** The annotations leave it open; the role's policies name it. */
    'policies',
    /** It is about all there are, whatever their names. */
    'all',
    /** Nobody names it: a pattern of all there could be. */
    'pattern',
  ]),
  /** Condition lines which every such request satisfies. */
  conditions: z.array(z.string()),
  why: z.string(),
  /** Where the need is documented, and what is known against it. */
  source: z.string(),
  /** The agent works without it, with less. */
  optional: z.boolean(),
  decision: z.enum(['allowed', 'denied', 'unknown']),
  /** For people. */
  decidedBy: z.string(),
  /** The statement that allows, when one does. */
  allowedBy: statementPlaceSchema.optional(),
  /** Present when the decision is `denied`. */
  stoppedBy: stoppedBySchema.optional(),
});

/** @public */
export type NeededPermission = z.infer<typeof neededPermissionSchema>;
