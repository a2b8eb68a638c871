/**
 * Keeps what people ask for apart in time, so that a script or an impatient
 * reader cannot make the portal ask AWS over and over.
 */
export class RefreshPace {
  private readonly doneAt = new Map<string, number>();

  private constructor(
    private readonly pauseMs: number,
    private readonly now: () => number,
  ) {}

  static create(options: {
    minSeconds: number;
    now: () => number;
  }): RefreshPace {
    return new RefreshPace(options.minSeconds * 1000, options.now);
  }

  /**
   * Does what was asked for, unless it was done a moment ago. Those who ask
   * while it is being done are not held back: they share it.
   */
  async run(key: string, act: () => Promise<void>): Promise<void> {
    if (this.nextAt(key)) {
      return;
    }
    await act();
    this.forgetOld();
    this.doneAt.delete(key);
    this.doneAt.set(key, this.now());
  }

  /** When it may be done again, ISO 8601; undefined when it may be now. */
  nextAt(key: string): string | undefined {
    const nextAt = (this.doneAt.get(key) ?? -Infinity) + this.pauseMs;
    return nextAt > this.now() ? new Date(nextAt).toISOString() : undefined;
  }

  private forgetOld(): void {
    // The map's order is that of time.
    for (const key of this.doneAt.keys()) {
      if (this.nextAt(key)) {
        return;
      }
      this.doneAt.delete(key);
    }
  }
}
