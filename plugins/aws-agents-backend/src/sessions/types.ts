import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type {
  ChainHop,
  CredentialChainResponse,
  ExternalIdGuard,
  KeptSession,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import type { Assumption } from './Assumption';
import type { ObservedRole } from './request';

/** Obtains and keeps the sessions with which agents are observed. */
export interface SessionService {
  /**
   * A live session of the agent's monitoring role; assumes it when there is
   * none.
   *
   * @throws AwsFailureError
   */
  ensure(agent: ResolvedAgent): Promise<SessionInfo>;
  /**
   * Renews the session now, whatever is left of it.
   *
   * @throws AwsFailureError
   */
  refresh(agent: ResolvedAgent): Promise<SessionInfo>;
  /** What is known without assuming anything. */
  describe(
    agent: ResolvedAgent,
  ): Promise<{ session: SessionInfo | null; chain: ChainHop[] }>;
  /** All sessions that are kept; those that failed first, then those that end soonest. */
  list(): KeptSession[];
  /** How the portal got its identity, source by source. */
  explainChain(): Promise<CredentialChainResponse>;
  /** Agents with the same key are observed with the same session. */
  sessionKey(agent: ResolvedAgent): string;
  /**
   * Credentials with at least 60 s left, for the client factory only.
   *
   * @throws AwsFailureError
   */
  credentials(agent: ResolvedAgent): Promise<AwsCredentialIdentity>;
  /**
   * Called when AWS says that credentials have expired before their time.
   * Renews the session unless somebody already has.
   *
   * @throws AwsFailureError
   */
  replaceExpired(agent: ResolvedAgent, accessKeyId: string): Promise<void>;
  /** How an agent's monitoring role is assumed, without assuming it. */
  assumptionOf(agent: ObservedRole): Promise<Assumption>;
  /**
   * Asks AWS whether it would let the portal into the role for another entity.
   * At most one AssumeRole in the lifetime of the agent's session.
   */
  probeExternalId(agent: ObservedRole): Promise<ExternalIdGuard['verdict']>;
  /** Lets the session service use what IAM says of a role's limit. */
  learnMaxSessionDuration(roleArn: string, seconds: number): void;
  close(): void;
}
