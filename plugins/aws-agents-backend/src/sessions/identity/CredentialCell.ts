import type { Clock } from '../Clock';

/** A value that is good until a time. */
export interface Perishable {
  /** Epoch milliseconds after which it should be had anew. */
  renewAt: number;
  /** Epoch milliseconds after which it is useless; Infinity when never. */
  expiresAt: number;
}

/**
 * Keeps one value and has it renewed by one caller at a time. While the old
 * value is good, callers do not wait, and a failure to renew is not theirs.
 */
export class CredentialCell<T extends Perishable> {
  private value: T | null = null;
  private pending: Promise<T> | null = null;
  private failure: { error: unknown; retryAt: number } | null = null;

  private constructor(
    private readonly load: () => Promise<T>,
    private readonly clock: Clock,
    private readonly retryMs: number,
  ) {}

  static create<T extends Perishable>(options: {
    load: () => Promise<T>;
    clock: Clock;
    /** Pause after a failed renewal. */
    retryMs: number;
  }): CredentialCell<T> {
    return new CredentialCell(options.load, options.clock, options.retryMs);
  }

  async get(): Promise<T> {
    const now = this.clock.now();
    const mayTry = !this.failure || now >= this.failure.retryAt;
    if (!this.value || now >= this.value.expiresAt) {
      if (this.failure && !mayTry && !this.pending) {
        throw this.failure.error;
      }
      return this.renew();
    }
    if (now >= this.value.renewAt && mayTry) {
      // The old value serves; the failure is remembered.
      this.renew().catch(() => {});
    }
    return this.value;
  }

  /** The value without any effect. */
  peek(): T | null {
    return this.value;
  }

  /** Why the last attempt to have the value failed; undefined when it did not. */
  lastError(): unknown {
    return this.failure?.error;
  }

  /** Has the value anew at the next call. */
  invalidate(): void {
    this.value = null;
    this.failure = null;
  }

  private renew(): Promise<T> {
    this.pending ??= this.load()
      .then(
        value => {
          this.value = value;
          this.failure = null;
          return value;
        },
        error => {
          const retryAt = this.clock.now() + this.retryMs;
          this.failure = { error, retryAt };
          throw error;
        },
      )
      .finally(() => {
        this.pending = null;
      });
    return this.pending;
  }
}
