import { z } from 'zod';
import { observationStateSchema } from '../observation';
import { confirmationSchema } from './confirmation';
import {
  broadPermissionSchema,
  excessPermissionSchema,
  unusedPermissionsSchema,
} from './difference';
import { findingWaiverSchema, permissionFindingSchema } from './finding';
import { grantedServiceSchema, permissionLimitSchema } from './granted';
import { neededPermissionSchema } from './needed';
import { policyTextSchema } from './policyText';
import { permissionSummarySchema } from './summary';
import { trustSummarySchema } from './trust';

/** What the agent may do, what it needs, and the difference. @public */
export const permissionAnalysisSchema = z.object({
  roleArn: z.string(),
  summary: permissionSummarySchema,
  /** Most risky service first. */
  granted: z.array(grantedServiceSchema),
  limits: z.array(permissionLimitSchema),
  /** Missing ones are those with decision `denied`. */
  needed: z.array(neededPermissionSchema),
  /** Riskiest first, a bounded number of them. */
  excess: z.array(excessPermissionSchema),
  excessCount: z.number(),
  tooBroad: z.array(broadPermissionSchema),
  unused: unusedPermissionsSchema,
  /** Worst first; waived ones are among them. */
  findings: z.array(permissionFindingSchema),
  /** All waivers of the agent, newest first; those of findings that are gone too. */
  waivers: z.array(findingWaiverSchema),
  trust: trustSummarySchema,
  policies: z.array(policyTextSchema),
  confirmation: confirmationSchema,
  /** What could not be seen or decided, one sentence each. */
  unknowns: z.array(z.string()),
});

/** @public */
export type PermissionAnalysis = z.infer<typeof permissionAnalysisSchema>;

/** Answer of `GET /agents/:kind/:namespace/:name/permissions`. @public */
export const permissionsResponseSchema = z.object({
  /** Of the collector that reads the role. */
  state: observationStateSchema,
  /** Null until the role could be read. */
  permissions: permissionAnalysisSchema.nullable(),
  serverTime: z.string(),
});

/** @public */
export type PermissionsResponse = z.infer<typeof permissionsResponseSchema>;
