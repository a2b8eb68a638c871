import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { MetadataBearer, Pluggable } from '@smithy/types';
import type { ResolvedAgent } from '../agents';
import {
  ENDPOINT_SERVICES,
  type AwsAgentsConfig,
  type EndpointService,
} from '../config';
import type { SessionService } from '../sessions';
import { isAwsFailureError } from './AwsFailureError';
import { CallLimits } from './CallLimits';
import type { CallRecorder } from './CallRecorder';
import { Circuits, REFUSED_SESSION, SILENT_ENDPOINT } from './Circuits';
import {
  clientSettings,
  createRequestHandler,
  type ClientSettings,
} from './clientSettings';
import { observeCalls } from './observeCalls';
import { paceAttempts } from './paceAttempts';
import type { RateLimiter } from './RateLimiter';

/** On whose behalf, and where, a client makes its calls. */
export interface ClientOptions {
  agent: ResolvedAgent;
  region: string;
  /** All agents that a merged call serves; just `agent` when absent. */
  entityRefs?: string[];
}

/** As much of an SDK client as the factory needs. */
export interface ObservableClient {
  middlewareStack: { use(plugin: Pluggable<object, MetadataBearer>): void };
}

type Settings = ClientSettings & { credentials: AwsCredentialIdentityProvider };

/** What the factory needs of the sessions. */
export type SessionSource = Pick<
  SessionService,
  'credentials' | 'replaceExpired' | 'sessionKey'
>;

/** Clients kept; making one takes about a millisecond. */
const MAX_CLIENTS = 2_000;

/** What is broken is tried once an interval; intervals start a little early. */
const PROBE_SHARE = 0.9;

/**
 * Makes SDK clients that act with an agent's session. Their calls are limited
 * for each account, retried with jitter, recorded, and fail with
 * `AwsFailureError` only.
 */
export class AwsClientFactory {
  private readonly clients = new Map<string, ObservableClient>();
  private readonly limits: CallLimits;
  private readonly endpointCircuits: Circuits;
  private readonly sessionCircuits: Circuits;
  private readonly requestHandler: NodeHttpHandler;

  private constructor(
    private readonly config: AwsAgentsConfig,
    private readonly sessions: SessionSource,
    private readonly recorder: CallRecorder,
    private readonly rates: RateLimiter,
  ) {
    const { limits, collection } = config;
    const openMs = collection.intervalSeconds * 1000 * PROBE_SHARE;
    this.requestHandler = createRequestHandler(limits);
    this.limits = CallLimits.create(limits);
    this.endpointCircuits = Circuits.create({ rule: SILENT_ENDPOINT, openMs });
    this.sessionCircuits = Circuits.create({ rule: REFUSED_SESSION, openMs });
  }

  static create(options: {
    config: AwsAgentsConfig;
    sessions: SessionSource;
    recorder: CallRecorder;
    rates: RateLimiter;
  }): AwsClientFactory {
    return new AwsClientFactory(
      options.config,
      options.sessions,
      options.recorder,
      options.rates,
    );
  }

  /**
   * A client of the given class, for example `CloudWatchClient`. It may be
   * shared: do not destroy it. Any service will do; one without an entry in
   * `awsAgents.endpoints` is reached as `awsAgents.endpoint` or the SDK says.
   */
  client<T extends ObservableClient>(
    Client: new (settings: Settings) => T,
    options: ClientOptions,
  ): T {
    const { agent, region, entityRefs = [agent.entityRef] } = options;
    const key = [
      Client.name,
      this.sessions.sessionKey(agent),
      region,
      ...entityRefs,
    ].join('\n');
    const kept = this.clients.get(key);
    if (kept instanceof Client) {
      return kept;
    }
    const client = this.create(Client, agent, region, entityRefs);
    this.keep(key, client);
    return client;
  }

  /** Lets a call for the agent try at once what was found broken. */
  allowProbe(agent: ResolvedAgent): void {
    this.endpointCircuits.allowProbe(agent.accountId);
    this.sessionCircuits.allowProbe(this.sessions.sessionKey(agent));
  }

  /** How calls fare at the moment. */
  state(): { active: number; throttled: number; openCircuits: number } {
    return {
      active: this.limits.active,
      throttled: this.rates.throttled,
      openCircuits: this.endpointCircuits.open + this.sessionCircuits.open,
    };
  }

  close(): void {
    this.clients.clear();
    this.requestHandler.destroy();
  }

  private create<T extends ObservableClient>(
    Client: new (settings: Settings) => T,
    agent: ResolvedAgent,
    region: string,
    entityRefs: string[],
  ): T {
    const client = new Client({
      ...clientSettings(
        this.config,
        endpointServiceOf(Client.name),
        region,
        this.requestHandler,
      ),
      credentials: this.credentialsOf(agent),
    });
    client.middlewareStack.use(
      observeCalls({
        accountId: agent.accountId,
        region,
        roleArn: agent.monitoringRoleArn,
        entityRefs,
        recorder: this.recorder,
        circuits: this.endpointCircuits,
        session: {
          circuits: this.sessionCircuits,
          key: this.sessions.sessionKey(agent),
        },
        limit: call =>
          this.limits.run({ accountId: agent.accountId, region }, call),
        renewing: call => this.renewing(agent, call),
      }),
    );
    client.middlewareStack.use(
      paceAttempts({ accountId: agent.accountId, region, rates: this.rates }),
    );
    return client;
  }

  private credentialsOf(agent: ResolvedAgent): AwsCredentialIdentityProvider {
    // Without the mark the SDK would keep the first answer until it is about
    // to expire, and would not see a session that was renewed.
    return Object.assign(() => this.sessions.credentials(agent), {
      memoized: true,
    });
  }

  private async renewing<T>(
    agent: ResolvedAgent,
    call: () => Promise<T>,
  ): Promise<T> {
    const { accessKeyId } = await this.sessions.credentials(agent);
    try {
      return await call();
    } catch (error) {
      if (!isAwsFailureError(error) || error.failure.code !== 'expired-token') {
        throw error;
      }
      await this.sessions.replaceExpired(agent, accessKeyId);
      return call();
    }
  }

  private keep(key: string, client: ObservableClient): void {
    this.clients.set(key, client);
    const [oldest] = this.clients.keys();
    if (this.clients.size > MAX_CLIENTS) {
      this.clients.delete(oldest);
    }
  }
}

function endpointServiceOf(clientName: string): EndpointService | undefined {
  const name = clientName.replace(/Client$/, '').toLocaleLowerCase('en-US');
  return ENDPOINT_SERVICES.find(candidate => candidate === name);
}
