import { z } from 'zod';
import {
  accessLevelSchema,
  findingSeveritySchema,
  statementPlaceSchema,
} from './policyText';

/** An action that is allowed and not needed. @public */
export const excessActionSchema = z.object({
  action: z.string(),
  severity: findingSeveritySchema,
  /** Id of the rule that makes it a risk. */
  rule: z.string().optional(),
  accessLevel: accessLevelSchema.optional(),
});

/** @public */
export type ExcessActionInfo = z.infer<typeof excessActionSchema>;

/** One entry of a statement's `Action` that allows what is not needed. @public */
export const excessPermissionSchema = z.object({
  statement: statementPlaceSchema,
  /** As written. */
  entry: z.string(),
  /** No need is served by it: it can go. */
  removable: z.boolean(),
  severity: findingSeveritySchema,
  /** Riskiest first, a bounded number of them. */
  actions: z.array(excessActionSchema),
  actionCount: z.number(),
  resources: z.array(z.string()),
});

/** @public */
export type ExcessPermission = z.infer<typeof excessPermissionSchema>;

/** An element that serves needs and could be narrower. @public */
export const broadPermissionSchema = z.object({
  statement: statementPlaceSchema,
  element: z.enum(['Action', 'Resource', 'Condition']),
  /** Entries of `Action` for which the suggestion holds. */
  actions: z.array(z.string()),
  current: z.array(z.string()),
  /** What would suffice. */
  suggested: z.array(z.string()),
});

/** @public */
export type BroadPermission = z.infer<typeof broadPermissionSchema>;

/** Use of a service by the role, as IAM reports it. @public */
export const serviceUseSchema = z.object({
  service: z.string(),
  title: z.string(),
  /** Null: not within the tracking period. */
  lastAuthenticatedAt: z.string().nullable(),
  region: z.string().optional(),
  /** A capability of the agent needs the service. */
  needed: z.boolean(),
});

/** @public */
export type ServiceUse = z.infer<typeof serviceUseSchema>;

/** What the role has and does not use. @public */
export const unusedPermissionsSchema = z.object({
  /** Null: IAM has no record of use of the role (it tracks 400 days). */
  roleLastUsed: z
    .object({ at: z.string(), region: z.string().optional() })
    .nullable(),
  /** IAM's service last accessed data. */
  services: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('known'),
      reportedAt: z.string(),
      /** Granted and never used first, then by age. */
      items: z.array(serviceUseSchema),
    }),
    z.object({ state: z.literal('unknown'), reason: z.string() }),
  ]),
});

/** @public */
export type UnusedPermissions = z.infer<typeof unusedPermissionsSchema>;
