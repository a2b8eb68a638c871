import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import { AwsFailureError, toFailure } from '../../aws';
import type { Clock } from '../Clock';
import type { SessionRequest } from '../request';
import { isServable, renewAt } from './renewalPlan';
import { retryDelay } from './retryPlan';

/** What AssumeRole gave. */
export interface AssumedSession {
  credentials: AwsCredentialIdentity;
  /** Epoch milliseconds by the portal's own clock. */
  issuedAt: number;
  expiresAt: number;
  /** Percent of AWS's limit. */
  packedPolicySizePercent?: number;
  /** Assumed with the credentials of another assumed role. */
  chained: boolean;
  /** Who assumed; null when STS could not say. */
  assumedBy: string | null;
  roleArn: string;
}

/**
 * Obtains a session. `sessionOf` gives the sessions from which it is assumed.
 */
export type Assume = (
  request: SessionRequest,
  sessionOf: (request: SessionRequest) => Promise<AssumedSession>,
) => Promise<AssumedSession>;

/** What the cache knows of one session. */
export interface SessionState {
  request: SessionRequest;
  session: AssumedSession | null;
  lastUsedAt: number | null;
  refreshCount: number;
  lastFailure: Failure | null;
}

/** Something for the log. */
export interface SessionEvent {
  type: 'failed' | 'recovered';
  request: SessionRequest;
  /** Null when it recovered. */
  failure: Failure | null;
  /** Expiry of the session that is still in use, if any. */
  expiresAt: number | null;
}

interface Entry extends SessionState {
  pending: Promise<AssumedSession> | null;
  attemptedAt: number;
  renewAt: number;
  failures: number;
  retryAt: number;
  replacedAt: number;
}

/** Two forced renewals of one session are at least this far apart. */
const FORCED_PAUSE_MS = 5_000;

/**
 * Keeps one session for each request. Concurrent callers share one AssumeRole;
 * renewal happens in the background while the old session is served; failures
 * are remembered; sessions that nobody uses are dropped.
 */
export class SessionCache {
  private readonly entries = new Map<string, Entry>();

  private constructor(
    private readonly assume: Assume,
    private readonly clock: Clock,
    private readonly limits: { maxSessions: number; idleMs: number },
    private readonly intervalMs: number,
    private readonly onEvent: (event: SessionEvent) => void,
  ) {}

  static create(options: {
    assume: Assume;
    clock: Clock;
    limits: { maxSessions: number; idleMs: number };
    /** What is denied is tried again within this time. */
    intervalMs: number;
    onEvent?: (event: SessionEvent) => void;
  }): SessionCache {
    const { assume, clock, limits, intervalMs, onEvent = () => {} } = options;
    return new SessionCache(assume, clock, limits, intervalMs, onEvent);
  }

  /**
   * A session with at least a minute left. Waits only when there is none.
   *
   * @throws AwsFailureError, at once while a failure is remembered
   */
  async get(request: SessionRequest): Promise<AssumedSession> {
    const now = this.clock.now();
    const entry = this.use(request, now);
    if (entry.session && isServable(entry.session.expiresAt, now)) {
      this.renewWhenDue(entry, now);
      return entry.session;
    }
    if (!entry.pending && entry.lastFailure && now < entry.retryAt) {
      throw new AwsFailureError(entry.lastFailure);
    }
    return this.renewEntry(entry);
  }

  /**
   * Renews a session now. Answers with the current one, or its failure, when
   * that is just a few seconds old.
   *
   * @throws AwsFailureError
   */
  async renew(request: SessionRequest): Promise<AssumedSession> {
    const now = this.clock.now();
    const entry = this.use(request, now);
    const { session, lastFailure } = entry;
    if (session && now - session.issuedAt < FORCED_PAUSE_MS) {
      return session;
    }
    if (
      lastFailure &&
      !entry.pending &&
      now - entry.attemptedAt < FORCED_PAUSE_MS
    ) {
      throw new AwsFailureError(lastFailure);
    }
    return this.renewEntry(entry);
  }

  /**
   * Renews a session unless it is another than the one that expired, or was
   * replaced seconds ago: an AWS that calls every session expired must not be
   * asked for one after the other. The one that AWS refuses is of no use, even
   * when no other is to be had.
   */
  async replace(request: SessionRequest, accessKeyId: string): Promise<void> {
    const now = this.clock.now();
    const entry = this.use(request, now);
    if (
      entry.session?.credentials.accessKeyId === accessKeyId &&
      (entry.pending || now - entry.replacedAt >= FORCED_PAUSE_MS)
    ) {
      entry.replacedAt = now;
      try {
        await this.renewEntry(entry);
      } catch (error) {
        entry.session = null;
        throw error;
      }
    }
  }

  /** What is known, without any effect. */
  peek(key: string): SessionState | undefined {
    return this.entries.get(key);
  }

  /** What is known of all sessions, without any effect. */
  states(): SessionState[] {
    return [...this.entries.values()];
  }

  get size(): number {
    return this.entries.size;
  }

  /** Renews what is due, drops what is idle. To be called every few seconds. */
  tick(): void {
    const now = this.clock.now();
    for (const [key, entry] of this.entries) {
      if (now - (entry.lastUsedAt ?? 0) > this.limits.idleMs) {
        this.entries.delete(key);
      } else if (entry.session) {
        this.renewWhenDue(entry, now);
      }
    }
  }

  clear(): void {
    this.entries.clear();
  }

  private use(request: SessionRequest, now: number): Entry {
    const entry = this.entries.get(request.key) ?? newEntry(request);
    entry.lastUsedAt = now;
    // The map's order is the order of use.
    this.entries.delete(request.key);
    this.entries.set(request.key, entry);
    const [leastRecentlyUsed] = this.entries.keys();
    if (this.entries.size > this.limits.maxSessions) {
      this.entries.delete(leastRecentlyUsed);
    }
    return entry;
  }

  private renewWhenDue(entry: Entry, now: number): void {
    if (now >= entry.renewAt && now >= entry.retryAt && !entry.pending) {
      // Its failure is remembered in the entry; the old session still serves.
      this.renewEntry(entry).catch(() => {});
    }
  }

  private renewEntry(entry: Entry): Promise<AssumedSession> {
    if (entry.pending) {
      return entry.pending;
    }
    entry.attemptedAt = this.clock.now();
    entry.pending = this.assume(entry.request, from => this.get(from))
      .then(
        session => this.succeeded(entry, session),
        error => this.failed(entry, error),
      )
      .finally(() => {
        entry.pending = null;
      });
    return entry.pending;
  }

  private succeeded(entry: Entry, session: AssumedSession): AssumedSession {
    if (entry.lastFailure) {
      this.report(entry, 'recovered', session.expiresAt, null);
    }
    entry.refreshCount += entry.session ? 1 : 0;
    entry.session = session;
    entry.renewAt = renewAt(session, this.clock.random());
    entry.lastFailure = null;
    entry.failures = 0;
    entry.retryAt = 0;
    return session;
  }

  private failed(entry: Entry, error: unknown): never {
    const now = this.clock.now();
    const failure = toFailure(error, {
      service: 'STS',
      operation: 'AssumeRole',
      roleArn: entry.request.roleArn,
      now: new Date(now),
    });
    entry.failures += 1;
    entry.lastFailure = failure;
    entry.retryAt =
      now +
      retryDelay(failure, entry.failures, this.clock.random(), this.intervalMs);
    this.report(entry, 'failed', entry.session?.expiresAt ?? null, failure);
    throw new AwsFailureError(failure);
  }

  private report(
    { request }: Entry,
    type: SessionEvent['type'],
    expiresAt: number | null,
    failure: Failure | null,
  ): void {
    this.onEvent({ type, request, failure, expiresAt });
  }
}

function newEntry(request: SessionRequest): Entry {
  return {
    request,
    session: null,
    lastUsedAt: null,
    refreshCount: 0,
    lastFailure: null,
    pending: null,
    attemptedAt: 0,
    renewAt: 0,
    failures: 0,
    retryAt: 0,
    replacedAt: 0,
  };
}
