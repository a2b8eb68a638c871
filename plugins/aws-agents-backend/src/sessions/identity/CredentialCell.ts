import type { Clock } from '../Clock';

/** A value that is good until a time. */
export interface Perishable {
  /** Epoch milliseconds after which it should be had anew. */
  renewAt: number;
  /** Epoch milliseconds after which it is useless; Infinity when never. */
  expiresAt: number;
}

const TIMEOUT_MS = 30_000;

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
    private readonly timeoutMs: number,
  ) {}

  static create<T extends Perishable>(options: {
    load: () => Promise<T>;
    clock: Clock;
    /** Pause after a failed renewal. */
    retryMs: number;
    /** Time after which a source that does not answer has failed. Default: 30 s. */
    timeoutMs?: number;
  }): CredentialCell<T> {
    const { load, clock, retryMs, timeoutMs = TIMEOUT_MS } = options;
    return new CredentialCell(load, clock, retryMs, timeoutMs);
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
    // What is on its way is of before.
    this.pending = null;
  }

  private renew(): Promise<T> {
    if (this.pending) {
      return this.pending;
    }
    const loading: Promise<T> = within(this.timeoutMs, this.load()).then(
      value => {
        if (this.pending === loading) {
          this.pending = null;
          this.value = value;
          this.failure = null;
        }
        return value;
      },
      error => {
        if (this.pending === loading) {
          this.pending = null;
          const retryAt = this.clock.now() + this.retryMs;
          this.failure = { error, retryAt };
        }
        throw error;
      },
    );
    this.pending = loading;
    return loading;
  }
}

/** A `credential_process` and a provider of the SDK may never answer. */
async function within<T>(timeoutMs: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(
        `The source of the credentials did not answer within ${
          timeoutMs / 1000
        } s`,
      );
      error.name = 'TimeoutError';
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
