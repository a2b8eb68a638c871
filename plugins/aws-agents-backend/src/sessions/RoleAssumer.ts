import {
  AssumeRoleCommand,
  STSClient,
  type AssumeRoleCommandInput,
  type Credentials,
} from '@aws-sdk/client-sts';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import pLimit from 'p-limit';
import {
  AwsFailureError,
  CallCircuits,
  clientSettings,
  isAwsFailureError,
  observeCalls,
  paceAttempts,
  toFailure,
  type CallRecorder,
  type RateLimiter,
} from '../aws';
import type { AwsAgentsConfig } from '../config';
import { LruMap } from '../LruMap';
import { trustActionsOf } from './Assumption';
import type { AssumedSession } from './cache';
import type { Clock } from './Clock';
import type { SessionRequest } from './request';

/** Whose credentials a role is assumed with. */
export interface AssumingIdentity {
  credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  };
  /** With the role's path, where it is known. */
  arn: string | null;
  /** Credentials of an assumed role: AWS then limits the new session to an hour. */
  isAssumedRole: boolean;
}

/** AWS: role chaining limits a session to an hour. */
const CHAINED_LIMIT_SECONDS = 3_600;
/** The least that MaxSessionDuration of a role can be. */
const LEAST_MAX_SESSION_SECONDS = 3_600;
const TOO_LONG = /DurationSeconds exceeds/i;
/** An STS that is broken is tried once an interval; intervals start a little early. */
const PROBE_SHARE = 0.9;
/** Sessions in use must not run out while nobody tries, in ms. */
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Roles whose longest session is remembered; others are asked anew. */
const MAX_ROLES = 50_000;
/** Calls on the way at once; those of collectors have limits of their own. */
const CONCURRENT_CALLS = 20;

/** Calls AssumeRole, and learns how long the sessions of each role may be. */
export class RoleAssumer {
  private readonly maxSeconds = new LruMap<string, number>(MAX_ROLES);
  private readonly circuits: CallCircuits;
  private readonly limit = pLimit(CONCURRENT_CALLS);

  private constructor(
    private readonly config: AwsAgentsConfig,
    private readonly recorder: CallRecorder,
    private readonly rates: RateLimiter,
    private readonly requestHandler: NodeHttpHandler,
    private readonly clock: Clock,
  ) {
    this.circuits = CallCircuits.create({
      openMs: Math.min(
        config.collection.intervalSeconds * 1000 * PROBE_SHARE,
        LONGEST_PAUSE_MS,
      ),
    });
  }

  static create(options: {
    config: AwsAgentsConfig;
    recorder: CallRecorder;
    rates: RateLimiter;
    requestHandler: NodeHttpHandler;
    clock: Clock;
  }): RoleAssumer {
    const { config, recorder, rates, requestHandler, clock } = options;
    return new RoleAssumer(config, recorder, rates, requestHandler, clock);
  }

  /** Remembers MaxSessionDuration of a role. */
  learn(roleArn: string, seconds: number): void {
    this.maxSeconds.set(roleArn, seconds);
  }

  /** Lets roles of an account be tried at once, because somebody asked for it. */
  allowProbe(accountId: string): void {
    this.circuits.allowProbe(accountId);
  }

  /** @throws AwsFailureError */
  async assume(
    request: SessionRequest,
    identity: AssumingIdentity,
  ): Promise<AssumedSession> {
    try {
      return await this.call(request, identity);
    } catch (error) {
      const isTooLong =
        isAwsFailureError(error) &&
        TOO_LONG.test(error.failure.awsMessage ?? '') &&
        this.durationOf(request, identity) > LEAST_MAX_SESSION_SECONDS;
      if (!isTooLong) {
        throw error;
      }
      this.learn(request.roleArn, LEAST_MAX_SESSION_SECONDS);
      return this.call(request, identity);
    }
  }

  private durationOf(
    { roleArn, durationSeconds }: SessionRequest,
    { isAssumedRole }: AssumingIdentity,
  ): number {
    return Math.min(
      durationSeconds,
      this.maxSeconds.get(roleArn) ?? Infinity,
      isAssumedRole ? CHAINED_LIMIT_SECONDS : Infinity,
    );
  }

  private async call(
    request: SessionRequest,
    identity: AssumingIdentity,
  ): Promise<AssumedSession> {
    const durationSeconds = this.durationOf(request, identity);
    const issuedAt = this.clock.now();
    const { Credentials: issued, PackedPolicySize } = await this.clientFor(
      request,
      identity,
    ).send(new AssumeRoleCommand(inputOf(request, durationSeconds)));
    return {
      credentials: readCredentials(issued, request),
      issuedAt,
      // By the portal's own clock, in case it differs from that of AWS.
      expiresAt: Math.min(
        issued?.Expiration?.getTime() ?? Infinity,
        issuedAt + durationSeconds * 1000,
      ),
      ...(PackedPolicySize === undefined
        ? {}
        : { packedPolicySizePercent: PackedPolicySize }),
      chained: identity.isAssumedRole,
      assumedBy: identity.arn,
      roleArn: request.roleArn,
    };
  }

  private clientFor(
    request: SessionRequest,
    identity: AssumingIdentity,
  ): STSClient {
    const client = new STSClient({
      ...clientSettings(
        this.config,
        'sts',
        request.stsRegion,
        this.requestHandler,
      ),
      credentials: identity.credentials,
    });
    client.middlewareStack.use(
      observeCalls({
        accountId: request.accountId,
        region: request.stsRegion,
        roleArn: request.roleArn,
        entityRefs: request.entityRef ? [request.entityRef] : [],
        recorder: this.recorder,
        circuits: this.circuits,
        limit: call => this.limit(call),
        renewing: call => call(),
        failureContext: {
          ...(request.externalId ? { externalId: request.externalId } : {}),
          ...(identity.arn ? { callerArn: identity.arn } : {}),
          trustActions: trustActionsOf(request),
        },
      }),
    );
    client.middlewareStack.use(
      paceAttempts({
        // STS counts in the account of whoever asks.
        accountId: identity.arn?.split(':')[4] ?? null,
        region: request.stsRegion,
        rates: this.rates,
      }),
    );
    return client;
  }
}

function inputOf(
  request: SessionRequest,
  durationSeconds: number,
): AssumeRoleCommandInput {
  const tags = Object.entries(request.tags);
  return {
    RoleArn: request.roleArn,
    RoleSessionName: request.roleSessionName,
    DurationSeconds: durationSeconds,
    ...(request.externalId ? { ExternalId: request.externalId } : {}),
    ...(request.sessionPolicy ? { Policy: request.sessionPolicy } : {}),
    ...(request.sourceIdentity
      ? { SourceIdentity: request.sourceIdentity }
      : {}),
    ...(tags.length
      ? { Tags: tags.map(([Key, Value]) => ({ Key, Value })) }
      : {}),
  };
}

function readCredentials(
  issued: Credentials | undefined,
  { roleArn, stsRegion }: SessionRequest,
): AssumedSession['credentials'] {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
    issued ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw new AwsFailureError(
      toFailure(new Error('The answer holds no credentials'), {
        service: 'STS',
        operation: 'AssumeRole',
        region: stsRegion,
        roleArn,
      }),
    );
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration ? { expiration: Expiration } : {}),
  };
}
