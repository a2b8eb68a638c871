import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsAgentsConfig } from '../config';
import { CallPace } from './CallPace';
import { monotonicNow } from './monotonicNow';
import { quotaOf } from './rateTable';

/** Where a call is made, and what it is. */
export interface CallKind {
  readonly accountId: string | null;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
}

/** Paces kept; the least recently used go first. */
const MAX_PACES = 20_000;

/**
 * Holds calls to AWS's quotas: each (account, region, operation) to its share
 * of the quota, adapting when AWS throttles, and all together to a cap. Urgent
 * calls count towards the cap, and wait for nobody but each other.
 */
export class RateLimiter {
  private readonly paces = new Map<string, CallPace>();
  private readonly all: CallPace;
  private readonly urgent: CallPace;
  private throttles = 0;

  static fromConfig({
    quotaSharePercent,
    callsPerSecond,
  }: AwsAgentsConfig['limits']): RateLimiter {
    return RateLimiter.create({
      quotaShare: quotaSharePercent / 100,
      callsPerSecond,
    });
  }

  static create(options: {
    /** Part of each quota that this backend may use, above 0 to 1. */
    quotaShare: number;
    /** Calls a second to all of AWS. */
    callsPerSecond: number;
    /** Milliseconds of a clock that is never set back. */
    now?: () => number;
    random?: () => number;
    wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  }): RateLimiter {
    const {
      quotaShare,
      callsPerSecond,
      now = monotonicNow,
      random = Math.random,
      wait = waitFor,
    } = options;
    return new RateLimiter(quotaShare, callsPerSecond, now, random, wait);
  }

  private constructor(
    private readonly quotaShare: number,
    callsPerSecond: number,
    private readonly now: () => number,
    private readonly random: () => number,
    private readonly wait: (
      milliseconds: number,
      signal?: AbortSignal,
    ) => Promise<void>,
  ) {
    this.all = new CallPace(callsPerSecond, now());
    this.urgent = new CallPace(callsPerSecond, now());
  }

  /** Calls that AWS has throttled since the start. */
  get throttled(): number {
    return this.throttles;
  }

  /**
   * Waits until a call has its turn.
   *
   * @throws the signal's reason when it is aborted meanwhile
   */
  async turn(call: CallKind, signal?: AbortSignal): Promise<void> {
    const asked = this.now();
    await this.pause(this.paceOf(call, asked).takeTurn(asked), signal);
    // Only now: who has waited must not come in a crowd with who comes now.
    const now = this.now();
    const inLine = this.all.takeTurn(now);
    const { urgent } = quotaOf(call.service, call.operation);
    await this.pause(urgent ? this.urgent.takeTurn(now) : inLine, signal);
  }

  /** Tells that AWS has throttled a call. */
  onThrottled(call: CallKind): void {
    const now = this.now();
    this.throttles += 1;
    this.paceOf(call, now).throttled(now, this.random());
  }

  private async pause(delay: number, signal?: AbortSignal): Promise<void> {
    if (delay > 0) {
      await this.wait(delay, signal);
    }
  }

  private paceOf(call: CallKind, now: number): CallPace {
    const { service, operation, accountId, region } = call;
    const { perSecond, scope } = quotaOf(service, operation);
    const key = [
      accountId,
      scope === 'region' ? region : '',
      service,
      operation,
    ].join('/');
    const pace =
      this.paces.get(key) ?? new CallPace(perSecond * this.quotaShare, now);
    this.paces.delete(key);
    this.paces.set(key, pace);
    const [leastRecentlyUsed] = this.paces.keys();
    if (this.paces.size > MAX_PACES) {
      this.paces.delete(leastRecentlyUsed);
    }
    return pace;
  }
}

async function waitFor(
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
}
