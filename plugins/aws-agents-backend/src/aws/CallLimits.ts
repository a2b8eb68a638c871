import pLimit, { type Limit } from 'p-limit';

/** No single region may take more of all attempts at once than this. */
const REGION_SHARE = 0.5;
/**
 * No single account may, in all its regions together - unless config lets it
 * have more in one of them, and then no more than a region may.
 */
const ACCOUNT_SHARE = 0.25;

/** Where a call is made. */
export interface LimitedPlace {
  readonly accountId: string | null;
  readonly region: string;
}

/**
 * How many calls of an account in a region may be under way at once, and how
 * many attempts: of an account, to a region, and in all. Who does not answer
 * holds up neither the other accounts nor the other regions.
 */
export class CallLimits {
  private readonly limits = new Map<string, Limit>();
  private readonly all: Limit;

  static create(options: {
    concurrentCalls: number;
    concurrentCallsPerAccount: number;
  }): CallLimits {
    return new CallLimits(
      options.concurrentCalls,
      options.concurrentCallsPerAccount,
    );
  }

  private constructor(
    private readonly concurrentCalls: number,
    private readonly perPlace: number,
  ) {
    this.all = pLimit(concurrentCalls);
  }

  /** Attempts that are on the way. */
  get active(): number {
    return this.all.activeCount;
  }

  /** Limits kept: those of what is under way. */
  get size(): number {
    return this.limits.size;
  }

  /** Runs a call, with its retries and waits, when its place has room for it. */
  async run<T>(
    { accountId, region }: LimitedPlace,
    call: () => Promise<T>,
  ): Promise<T> {
    return await this.within(
      `place ${accountId} ${region}`,
      this.perPlace,
      call,
    );
  }

  /** Runs one attempt of a call when there is room for one more. */
  async runAttempt<T>(
    { accountId, region }: LimitedPlace,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const ofRegion = this.shareOf(REGION_SHARE);
    const ofAccount = Math.max(
      this.shareOf(ACCOUNT_SHARE),
      Math.min(this.perPlace, ofRegion),
    );
    return await this.within(`account ${accountId}`, ofAccount, () =>
      this.within(`region ${region}`, ofRegion, async () => {
        try {
          return await this.all(attempt);
        } finally {
          letGo(this.all);
        }
      }),
    );
  }

  private shareOf(share: number): number {
    return Math.max(1, Math.floor(this.concurrentCalls * share));
  }

  private async within<T>(
    key: string,
    concurrency: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const limit = this.limits.get(key) ?? pLimit(concurrency);
    this.limits.set(key, limit);
    try {
      return await limit(work);
    } finally {
      letGo(limit);
      if (limit.activeCount + limit.pendingCount === 0) {
        this.limits.delete(key);
      }
    }
  }
}

/** An empty queue still holds what was last in it, with its answer: megabytes. */
function letGo(limit: Limit): void {
  if (limit.pendingCount === 0) {
    limit.clearQueue();
  }
}
