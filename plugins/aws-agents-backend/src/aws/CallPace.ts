/** Of the greatest rate: what a second without throttling wins back. */
const RECOVERY_A_SECOND = 0.05;
/** Each throttled call halves the rate, those of one second together. */
const BACKOFF = 0.5;
const BACKOFF_PAUSE_MS = 1_000;
/** A rate does not fall below this part of the greatest one. */
const LEAST_SHARE = 0.02;

/**
 * The pace of the calls of one kind: at most so many a second, less after
 * throttling, and slowly more again (additive increase, multiplicative
 * decrease). Times are milliseconds of a clock that should not be set back.
 */
export class CallPace {
  private rate: number;
  /** When the next call would have its turn if none had been saved up. */
  private nextAt = -Infinity;
  private throttledAt = -Infinity;
  private increasedAt: number;

  /** @param greatest - calls a second */
  constructor(private readonly greatest: number, now: number) {
    this.rate = greatest;
    this.increasedAt = now;
  }

  /** Calls a second, at the moment. */
  get perSecond(): number {
    return this.rate;
  }

  /**
   * Gives a call its turn.
   *
   * @returns milliseconds to wait
   */
  takeTurn(now: number): number {
    this.recover(now);
    // A second's worth of calls may be made at once after a rest.
    const burst = Math.max(0, 1000 - 1000 / this.rate);
    this.nextAt = Math.max(this.nextAt, now - burst);
    const wait = Math.max(0, this.nextAt - now);
    this.nextAt += 1000 / this.rate;
    return wait;
  }

  /**
   * AWS has throttled a call.
   *
   * @param random - from 0 up to 1
   */
  throttled(now: number, random: number): void {
    if (now - this.throttledAt < BACKOFF_PAUSE_MS) {
      return;
    }
    this.throttledAt = now;
    this.increasedAt = now;
    this.rate = Math.max(this.rate * BACKOFF, this.greatest * LEAST_SHARE);
    const pause = BACKOFF_PAUSE_MS * (0.5 + 0.5 * random);
    this.nextAt = Math.max(this.nextAt, now + pause);
  }

  private recover(now: number): void {
    const seconds = Math.max(0, now - this.increasedAt) / 1000;
    this.rate = Math.min(
      this.greatest,
      this.rate + this.greatest * RECOVERY_A_SECOND * seconds,
    );
    this.increasedAt = now;
  }
}
