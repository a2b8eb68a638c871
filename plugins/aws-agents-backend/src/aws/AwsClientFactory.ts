import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { MetadataBearer, Pluggable } from '@smithy/types';
import type { ResolvedAgent } from '../agents';
import {
  ENDPOINT_SERVICES,
  type AwsAgentsConfig,
  type EndpointService,
} from '../config';
import { LruMap } from '../LruMap';
import type { SessionService } from '../sessions';
import { isAwsFailureError } from './AwsFailureError';
import { CallCircuits } from './CallCircuits';
import { CallLimits } from './CallLimits';
import type { CallRecorder } from './CallRecorder';
import {
  clientSettings,
  createRequestHandler,
  type ClientSettings,
} from './clientSettings';
import { KnownFailureError } from './KnownFailureError';
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
  private readonly clients = new LruMap<string, ObservableClient>(MAX_CLIENTS);
  private readonly limits: CallLimits;
  private readonly circuits: CallCircuits;
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
    this.circuits = CallCircuits.create({ openMs });
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
    this.clients.set(key, client);
    return client;
  }

  /** Lets a call for the agent try at once what was found broken. */
  allowProbe(agent: ResolvedAgent): void {
    this.circuits.allowProbe(agent.accountId);
    this.circuits.allowProbe(this.sessions.sessionKey(agent));
  }

  /** How calls fare at the moment. */
  state(): { active: number; throttled: number; openCircuits: number } {
    return {
      active: this.limits.active,
      throttled: this.rates.throttled,
      openCircuits: this.circuits.open,
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
    const place = { accountId: agent.accountId, region };
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
        circuits: this.circuits,
        limit: call => this.limits.run(place, call),
        renewing: call => this.renewing(agent, call),
      }),
    );
    client.middlewareStack.use(
      paceAttempts({
        ...place,
        rates: this.rates,
        limit: attempt => this.limits.runAttempt(place, attempt),
      }),
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
    call: (credentials: string) => Promise<T>,
  ): Promise<T> {
    const { accessKeyId } = await this.sessions.credentials(agent);
    const named = this.nameOf(agent, accessKeyId);
    try {
      return await call(named);
    } catch (error) {
      if (!this.isReasonToRenew(error, named)) {
        throw error;
      }
      await this.sessions.replaceExpired(agent, accessKeyId);
      const renewed = await this.sessions.credentials(agent);
      return await call(this.nameOf(agent, renewed.accessKeyId));
    }
  }

  /** Names a set of credentials: others of the same session may fare better. */
  private nameOf(agent: ResolvedAgent, accessKeyId: string): string {
    return `${this.sessions.sessionKey(agent)}/${accessKeyId}`;
  }

  /**
   * AWS says that the credentials have expired, or takes them nowhere any more:
   * then the role is gone, or was made anew.
   */
  private isReasonToRenew(error: unknown, credentials: string): boolean {
    if (!isAwsFailureError(error) || error instanceof KnownFailureError) {
      return false;
    }
    const { code } = error.failure;
    return (
      code === 'expired-token' ||
      (code === 'invalid-credentials' && this.circuits.areRefused(credentials))
    );
  }
}

function endpointServiceOf(clientName: string): EndpointService | undefined {
  const name = clientName.replace(/Client$/, '').toLocaleLowerCase('en-US');
  return ENDPOINT_SERVICES.find(candidate => candidate === name);
}
