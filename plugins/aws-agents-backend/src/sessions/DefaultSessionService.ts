import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type {
  ChainHop,
  CredentialChainResponse,
  ExternalIdGuard,
  KeptSession,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';
import {
  createRequestHandler,
  isAwsFailureError,
  type CallRecorder,
  type RateLimiter,
} from '../aws';
import type { AwsAgentsConfig } from '../config';
import {
  describeAssumption,
  requestForAnother,
  type Assumption,
} from './Assumption';
import { SessionCache, type AssumedSession, type SessionEvent } from './cache';
import { systemClock, type Clock } from './Clock';
import { createIdentities } from './createIdentities';
import {
  byUrgency,
  keptSession,
  roleHop,
  sessionInfo,
} from './describeSession';
import { ExternalIdProbe } from './ExternalIdProbe';
import { findKeyHazards, portalHop } from './identity';
import { IdentityResolver } from './IdentityResolver';
import {
  hubRequestOf,
  monitoringRequestOf,
  sessionPolicyOf,
  type ObservedRole,
  type RequestSettings,
  type SessionRequest,
} from './request';
import { RoleAssumer } from './RoleAssumer';
import type { SessionService } from './types';

/** How often sessions are looked at for renewal. */
const TICK_MS = 10_000;

/** What a session service is made of. */
export interface SessionServiceOptions {
  config: AwsAgentsConfig;
  /** For `aws.mainAccount`, `aws.accounts` and `aws.accountDefaults`. */
  rootConfig: Config;
  recorder: CallRecorder;
  /** The calls of collectors are held to it, too. */
  rates: RateLimiter;
  logger: LoggerService;
  /** IAM actions that sessions are limited to. */
  actions: readonly string[];
  clock?: Clock;
}

/** Sessions by AssumeRole from the portal identity, kept in memory. */
export class DefaultSessionService implements SessionService {
  private readonly timer: NodeJS.Timeout;
  /** Asked for at every call, and always the same for an agent. */
  private readonly requests = new WeakMap<ResolvedAgent, SessionRequest>();
  private readonly probes: ExternalIdProbe;

  private constructor(
    private readonly settings: RequestSettings,
    private readonly cache: SessionCache,
    private readonly identities: IdentityResolver,
    private readonly assumer: RoleAssumer,
    private readonly requestHandler: NodeHttpHandler,
    private readonly clock: Clock,
  ) {
    this.probes = ExternalIdProbe.create({
      assume: request => this.identities.assume(request, this.sessionOf),
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
  }

  static create(options: SessionServiceOptions): DefaultSessionService {
    const { config, recorder, rates, logger } = options;
    const clock = options.clock ?? systemClock;
    const requestHandler = createRequestHandler(config.limits);
    const assumer = RoleAssumer.create({
      config,
      recorder,
      rates,
      requestHandler,
      clock,
    });
    const { portal, accounts } = createIdentities({
      ...options,
      requestHandler,
      clock,
    });
    const settings: RequestSettings = {
      config,
      sessionPolicy: config.sessionPolicy.enabled
        ? sessionPolicyOf(options.actions)
        : undefined,
      hasIdentityFor: accountId => accounts.has(accountId),
    };
    const identities = IdentityResolver.create({
      portal,
      accounts,
      assumer,
      ...(config.hubRole ? { hub: hubRequestOf(config.hubRole, config) } : {}),
    });
    const cache = SessionCache.create({
      assume: (request, sessionOf) => identities.assume(request, sessionOf),
      clock,
      limits: {
        maxSessions: config.limits.maxSessions,
        idleMs: config.limits.sessionIdleSeconds * 1000,
      },
      intervalMs: config.collection.intervalSeconds * 1000,
      onEvent: event => logEvent(logger, event),
    });
    return new DefaultSessionService(
      settings,
      cache,
      identities,
      assumer,
      requestHandler,
      clock,
    );
  }

  async ensure(agent: ResolvedAgent): Promise<SessionInfo> {
    const request = this.requestOf(agent);
    return this.infoOf(request, await this.cache.get(request));
  }

  async refresh(agent: ResolvedAgent): Promise<SessionInfo> {
    const request = this.requestOf(agent);
    this.assumer.allowProbe(`${request.accountId}`);
    return this.infoOf(request, await this.cache.renew(request));
  }

  async describe(
    agent: ResolvedAgent,
  ): Promise<{ session: SessionInfo | null; chain: ChainHop[] }> {
    const now = this.clock.now();
    const request = this.requestOf(agent);
    const state = this.cache.peek(request.key);
    return {
      session: sessionInfo(state, now),
      chain: [
        ...(await this.hopsBefore(request, now)),
        roleHop('monitoring-role', request, state, now),
      ],
    };
  }

  list(): KeptSession[] {
    const now = this.clock.now();
    return this.cache
      .states()
      .map(state => keptSession(state, now))
      .sort(byUrgency);
  }

  explainChain(): Promise<CredentialChainResponse> {
    return this.identities.portal.explain();
  }

  sessionKey(agent: ResolvedAgent): string {
    return this.requestOf(agent).key;
  }

  async credentials(agent: ResolvedAgent): Promise<AwsCredentialIdentity> {
    return (await this.cache.get(this.requestOf(agent))).credentials;
  }

  async replaceExpired(
    agent: ResolvedAgent,
    accessKeyId: string,
  ): Promise<void> {
    await this.cache.replace(this.requestOf(agent), accessKeyId);
  }

  assumptionOf(agent: ObservedRole): Promise<Assumption> {
    return describeAssumption(
      agent,
      this.settings,
      this.identities,
      this.sessionOf,
    );
  }

  async probeExternalId(
    agent: ObservedRole,
  ): Promise<ExternalIdGuard['verdict']> {
    const request = monitoringRequestOf(agent, this.settings);
    return this.probes.probe(
      request.key,
      await this.cache.get(request),
      // Recorded as a call for this agent.
      {
        ...requestForAnother(agent, this.settings),
        entityRef: agent.entityRef,
      },
    );
  }

  learnMaxSessionDuration(roleArn: string, seconds: number): void {
    this.assumer.learn(roleArn, seconds);
  }

  close(): void {
    clearInterval(this.timer);
    this.cache.clear();
    this.requestHandler.destroy();
  }

  private readonly sessionOf = (request: SessionRequest) =>
    this.cache.get(request);

  private tick(): void {
    this.cache.tick();
    this.probes.forgetAllBut(key => this.cache.peek(key) !== undefined);
  }

  private requestOf(agent: ResolvedAgent): SessionRequest {
    const known = this.requests.get(agent);
    if (known) {
      return known;
    }
    const request = monitoringRequestOf(agent, this.settings);
    this.requests.set(agent, request);
    return request;
  }

  private async hopsBefore(
    request: SessionRequest,
    now: number,
  ): Promise<ChainHop[]> {
    if (typeof request.from === 'object') {
      const { accountId } = request.from;
      const outcome = await this.identities.accounts
        .get(accountId)
        .catch((error: unknown) => error);
      const identity = this.identities.accounts.peek(accountId);
      return [
        portalHop(
          identity,
          isAwsFailureError(outcome) ? outcome.failure : undefined,
          identity ? findKeyHazards(identity) : [],
        ),
      ];
    }
    const { identity } = await this.identities.portal.explain();
    const { hub } = this.identities;
    if (request.from === 'portal' || !hub) {
      return [identity];
    }
    return [identity, roleHop('hub-role', hub, this.cache.peek(hub.key), now)];
  }

  private infoOf(
    request: SessionRequest,
    session: AssumedSession,
  ): SessionInfo {
    const state = this.cache.peek(request.key) ?? {
      request,
      session,
      lastUsedAt: this.clock.now(),
      refreshCount: 0,
      lastFailure: null,
    };
    const info = sessionInfo({ ...state, session }, session.issuedAt);
    if (!info) {
      throw new RangeError(
        `STS issued a session of ${request.roleArn} that has expired already`,
      );
    }
    return info;
  }
}

function logEvent(
  logger: LoggerService,
  { type, request, failure }: SessionEvent,
): void {
  if (type === 'recovered') {
    logger.info(`Session of ${request.roleArn} is live again`);
  } else {
    logger.warn(
      `No session of ${request.roleArn}: ${failure?.code}, ${failure?.message}`,
    );
  }
}
