/**
 * How often each operation was called, and with what outcome.
 *
 * @public
 */
export interface CallCount {
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  /** Calls that were answered with an error, by its code. */
  readonly errors: Readonly<Record<string, number>>;
}

/** Counts the calls of a sandbox. */
export class CallCounters {
  readonly #counts = new Map<
    string,
    {
      service: string;
      operation: string;
      calls: number;
      errors: Map<string, number>;
    }
  >();

  static create(): CallCounters {
    return new CallCounters();
  }

  private constructor() {}

  count(service: string, operation: string, errorCode?: string): void {
    const key = `${service}:${operation}`;
    const count = this.#counts.get(key) ?? {
      service,
      operation,
      calls: 0,
      errors: new Map<string, number>(),
    };
    count.calls += 1;
    if (errorCode !== undefined) {
      count.errors.set(errorCode, (count.errors.get(errorCode) ?? 0) + 1);
    }
    this.#counts.set(key, count);
  }

  /** All counts, by service and operation. */
  list(): CallCount[] {
    return [...this.#counts.entries()]
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([, count]) => ({
        ...count,
        errors: Object.fromEntries(count.errors),
      }));
  }

  reset(): void {
    this.#counts.clear();
  }
}
