import { z } from 'zod';
import { accessKeysDataSchema } from './accessKeys';
import { bindingProblemSchema, bindingSchema } from './binding';
import { failureSchema } from './failure';
import { observationStateSchema, observationStatusSchema } from './observation';
import { permissionSummarySchema } from './permissions';
import { roleDataSchema } from './role';
import { chainHopSchema, sessionSchema } from './session';

/** The agent of one entity in a list. @public */
export const agentSummarySchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  system: z.string().nullable(),
  status: observationStatusSchema,
  reason: z.string(),
  accountId: z.string().nullable(),
  agentRoleArn: z.string().nullable(),
  regions: z.array(z.string()),
  platform: z.string().nullable(),
  flavour: z.string().nullable(),
  observedAt: z.string().nullable(),
  /** Null until the role has been read. */
  permissionSummary: permissionSummarySchema.nullable(),
});

/** @public */
export type AgentSummary = z.infer<typeof agentSummarySchema>;

/** Answer of `GET /agents`. @public */
export const agentListResponseSchema = z.object({
  items: z.array(agentSummarySchema),
  totalItems: z.number(),
  /** Those accounts of the items that have a name in config. */
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })),
});

/** @public */
export type AgentListResponse = z.infer<typeof agentListResponseSchema>;

/** Answer of `GET /agents/:kind/:namespace/:name`. @public */
export const agentResponseSchema = z.object({
  entityRef: z.string(),
  /** Names the agent in signals, to nobody who has not read it here. */
  signalKey: z.string(),
  status: observationStatusSchema,
  /** One sentence: why the status is what it is. */
  reason: z.string(),
  /** The failure behind the status, when there is one. */
  failure: failureSchema.optional(),
  /** Null when the annotations have problems. */
  binding: bindingSchema.nullable(),
  problems: z.array(bindingProblemSchema),
  /** Name of the account from config, when it has one. */
  accountName: z.string().nullable(),
  monitoringRoleArn: z.string().nullable(),
  monitoringRoleIsAgentRole: z.boolean(),
  /** The way from portal identity to monitoring role. */
  chain: z.array(chainHopSchema),
  session: sessionSchema.nullable(),
  /** Until then a refresh is answered with what is known; absent: it may be now. */
  refreshableAt: z.string().optional(),
  /** Until then the session is not renewed on demand; absent: it may be now. */
  renewableAt: z.string().optional(),
  /** State of each collector. */
  observations: z.array(observationStateSchema),
  /** Last good data of the role collector; null when there is none. */
  role: roleDataSchema.nullable(),
  /** Only for agents with a user ARN. */
  accessKeys: accessKeysDataSchema.nullable(),
  /** Seconds between scheduled collections. */
  intervalSeconds: z.number(),
  /** Time of the answer, to correct clocks: ISO 8601. */
  serverTime: z.string(),
});

/** @public */
export type AgentResponse = z.infer<typeof agentResponseSchema>;

/** One recorded AWS call. @public */
export const awsCallSchema = z.object({
  at: z.string(),
  service: z.string(),
  operation: z.string(),
  accountId: z.string().nullable(),
  region: z.string(),
  roleArn: z.string().nullable(),
  durationMs: z.number(),
  httpStatus: z.number().nullable(),
  errorCode: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Attempts beyond the first. */
  retries: z.number(),
  /** Estimated, in US dollars at list price. */
  costUsd: z.number(),
});

/** @public */
export type AwsCall = z.infer<typeof awsCallSchema>;

/** Answer of `GET .../calls`. @public */
export const awsCallsResponseSchema = z.object({
  /** Newest first; calls since the backend started, bounded. */
  calls: z.array(awsCallSchema),
});

/** @public */
export type AwsCallsResponse = z.infer<typeof awsCallsResponseSchema>;
