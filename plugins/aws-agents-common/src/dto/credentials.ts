import { z } from 'zod';
import { failureSchema } from './failure';
import { chainHopSchema, CREDENTIAL_SOURCES, sessionSchema } from './session';

/** What happened to one source while the chain was walked. @public */
export const chainStepSchema = z.object({
  source: z.enum(CREDENTIAL_SOURCES),
  outcome: z.enum(['used', 'skipped', 'failed', 'not-reached']),
  /** For example `AWS_ACCESS_KEY_ID is not set`. Never a value of a secret. */
  reason: z.string(),
  /** Level and reason as data of the suite's standard. */
  security: z.object({
    level: z.enum(['highest', 'high', 'low']),
    reason: z.string(),
  }),
  overhead: z.object({
    level: z.enum(['low', 'medium', 'high']),
    reason: z.string(),
  }),
});

/** @public */
export type ChainStep = z.infer<typeof chainStepSchema>;

/** Answer of `GET /credentials/chain`. @public */
export const credentialChainResponseSchema = z.object({
  /** In the order in which the SDK asks them. */
  steps: z.array(chainStepSchema),
  /** The portal identity, as far as it is known. */
  identity: chainHopSchema,
  /** One sentence: why this identity. */
  summary: z.string(),
  at: z.string(),
});

/** @public */
export type CredentialChainResponse = z.infer<
  typeof credentialChainResponseSchema
>;

/** Answer of `GET /agents/.../credentials`. @public */
export const agentCredentialsResponseSchema = z.object({
  chain: z.array(chainHopSchema),
  session: sessionSchema.nullable(),
  /** Until then the session is not renewed on demand; absent: it may be now. */
  renewableAt: z.string().optional(),
  /** What can be known of the agent's own credentials from outside. */
  agent: z.object({
    /** One fact a line: label, value (null: unknown) and where it comes from. */
    facts: z.array(
      z.object({
        label: z.string(),
        value: z.string().nullable(),
        source: z.string(),
      }),
    ),
  }),
  serverTime: z.string(),
});

/** @public */
export type AgentCredentialsResponse = z.infer<
  typeof agentCredentialsResponseSchema
>;

/** One session that a replica of the backend keeps. @public */
export const keptSessionSchema = z.object({
  /** On whose behalf; null for the hub role, and where entities share sessions. */
  entityRef: z.string().nullable(),
  kind: z.enum(['hub-role', 'monitoring-role']),
  roleArn: z.string(),
  accountId: z.string(),
  /** `none`: it was never there, and is being obtained. */
  status: z.enum(['live', 'failed', 'none']),
  session: sessionSchema.nullable(),
  lastFailure: failureSchema.nullable(),
});

/** @public */
export type KeptSession = z.infer<typeof keptSessionSchema>;

/** Answer of `GET /credentials/sessions`. @public */
export const sessionListResponseSchema = z.object({
  /** Those that failed first, then those that end soonest; 500 at most. */
  sessions: z.array(keptSessionSchema),
  totalItems: z.number(),
  serverTime: z.string(),
});

/** @public */
export type SessionListResponse = z.infer<typeof sessionListResponseSchema>;
