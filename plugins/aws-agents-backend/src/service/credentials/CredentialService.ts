import type {
  AgentCredentialsResponse,
  CredentialChainResponse,
  SessionListResponse,
} from 'backstage-plugin-aws-agents-common';
import type { Caller } from '../AgentService';

/**
 * Answers who the portal is on AWS, and what sessions it has. No answer holds a
 * secret.
 */
export interface CredentialService {
  /**
   * The way to an agent's monitoring role, the session, and what can be known of
   * the agent's own credentials.
   *
   * @throws NotFoundError when the caller cannot see the entity or it has no agent
   */
  getCredentials(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentCredentialsResponse>;
  /** How the portal itself got its identity. */
  getCredentialChain(caller: Caller): Promise<CredentialChainResponse>;
  /** The sessions that this replica keeps, of agents that the caller can see. */
  listSessions(caller: Caller): Promise<SessionListResponse>;
  /**
   * Renews the agent's session now, unless that was done a moment ago. A
   * renewal that fails is in the answer.
   *
   * @throws NotFoundError as {@link CredentialService.getCredentials}
   * @throws InputError when its annotations do not make an agent
   */
  refreshCredentials(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentCredentialsResponse>;
}
