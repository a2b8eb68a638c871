import pLimit, { type Limit } from 'p-limit';

/** No single region may take more of all calls at once than this. */
const REGION_SHARE = 0.5;

/**
 * How many calls may be on the way at once: of an account in a region, to a
 * region, and in all. One that does not answer holds up neither the other
 * accounts nor the other regions.
 */
export class CallLimits {
  private readonly places = new Map<string, Limit>();
  private readonly regions = new Map<string, Limit>();
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

  /** Calls that are on the way. */
  get active(): number {
    return this.all.activeCount;
  }

  /** Runs a call when there is room for one more. */
  async run<T>(
    place: { accountId: string | null; region: string },
    call: () => Promise<T>,
  ): Promise<T> {
    const { accountId, region } = place;
    const key = `${accountId}/${region}`;
    const ofPlace = limitOf(this.places, key, this.perPlace);
    const ofRegion = limitOf(
      this.regions,
      region,
      Math.max(1, Math.floor(this.concurrentCalls * REGION_SHARE)),
    );
    try {
      return await ofPlace(() => ofRegion(() => this.all(call)));
    } finally {
      [ofPlace, ofRegion, this.all].forEach(letGo);
      if (ofPlace.activeCount + ofPlace.pendingCount === 0) {
        this.places.delete(key);
      }
    }
  }
}

function limitOf(
  limits: Map<string, Limit>,
  key: string,
  concurrency: number,
): Limit {
  const limit = limits.get(key) ?? pLimit(concurrency);
  limits.set(key, limit);
  return limit;
}

/** An empty queue still holds what was last in it, with its answer: megabytes. */
function letGo(limit: Limit): void {
  if (limit.pendingCount === 0) {
    limit.clearQueue();
  }
}
