import type {
  AccessKeysData,
  AgentCredentialsResponse,
  CredentialChainResponse,
  RoleData,
  SessionListResponse,
} from 'backstage-plugin-aws-agents-common';
import { credentialFacts, type ResolvedAgent } from '../../agents';
import {
  presentObservations,
  SESSION_OBSERVATION,
  type AgentDirectory,
  type CollectionEngine,
} from '../../collection';
import { EXTERNAL_ID_COLLECTOR } from '../../collectors';
import type { SessionService } from '../../sessions';
import type { ObservationStore } from '../../store';
import type { Caller } from '../AgentService';
import { findAgent, findWorkingAgent } from '../findAgent';
import type { RefreshPace } from '../RefreshPace';
import { entityRefOf } from '../resolution';
import { dataOf, guardOf, liveSession } from '../storedData';
import type { CredentialService } from './CredentialService';
import { withGuardHazard } from './guardHazard';

/** Sessions in one answer; those that need attention come first. */
const MAX_LISTED = 500;

/** What an answer is made from. */
const DESCRIBED = [
  SESSION_OBSERVATION,
  EXTERNAL_ID_COLLECTOR,
  'role',
  'access-keys',
];

/** What the service works with. */
export interface CredentialServiceOptions {
  readonly directory: Pick<AgentDirectory, 'find' | 'list' | 'recall'>;
  readonly engine: Pick<CollectionEngine, 'renewSession'>;
  readonly sessions: Pick<SessionService, 'describe' | 'explainChain' | 'list'>;
  readonly observations: Pick<ObservationStore, 'list'>;
  /** Keeps renewals of one session apart. */
  readonly renewals: RefreshPace;
  readonly clock?: () => Date;
}

/** {@link CredentialService} that answers from memory and store. */
export class DefaultCredentialService implements CredentialService {
  private readonly clock: () => Date;

  static create(options: CredentialServiceOptions): DefaultCredentialService {
    return new DefaultCredentialService(options);
  }

  private constructor(private readonly options: CredentialServiceOptions) {
    this.clock = options.clock ?? (() => new Date());
  }

  async getCredentials(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentCredentialsResponse> {
    const { directory } = this.options;
    const resolution = await findAgent(directory, entityRef, caller);
    if (!resolution.ok) {
      return {
        chain: [],
        session: null,
        agent: { facts: [] },
        serverTime: this.clock().toISOString(),
      };
    }
    return await this.describe(resolution.agent);
  }

  async getCredentialChain(): Promise<CredentialChainResponse> {
    return await this.options.sessions.explainChain();
  }

  async listSessions({ credentials }: Caller): Promise<SessionListResponse> {
    const { directory, sessions } = this.options;
    const visible = new Set(
      (await directory.list(credentials)).map(entityRefOf),
    );
    const shown = sessions
      .list()
      .filter(({ entityRef }) => entityRef === null || visible.has(entityRef));
    return {
      sessions: shown.slice(0, MAX_LISTED),
      totalItems: shown.length,
      serverTime: this.clock().toISOString(),
    };
  }

  async refreshCredentials(
    entityRef: string,
    caller: Caller,
  ): Promise<AgentCredentialsResponse> {
    const { directory, engine, renewals } = this.options;
    const agent = await findWorkingAgent(directory, entityRef, caller);
    await renewals.run(entityRef, () => engine.renewSession(agent));
    return await this.describe(agent);
  }

  private async describe(
    agent: ResolvedAgent,
  ): Promise<AgentCredentialsResponse> {
    const { sessions, observations, renewals } = this.options;
    const records = presentObservations(
      agent,
      await observations.list(agent.entityRef, DESCRIBED),
    );
    const { session, chain } = await sessions.describe(agent);
    return {
      chain: withGuardHazard(chain, guardOf(records)),
      session: session ?? liveSession(records, this.clock()),
      renewableAt: renewals.nextAt(agent.entityRef),
      agent: {
        facts: credentialFacts(
          agent,
          dataOf<RoleData>(records, 'role'),
          dataOf<AccessKeysData>(records, 'access-keys'),
        ),
      },
      serverTime: this.clock().toISOString(),
    };
  }
}
