/**
 * The sandbox's time: a base clock, shifted as tests ask.
 *
 * @public
 */
export class SandboxClock {
  #offsetMs = 0;

  private constructor(private readonly base: () => Date) {}

  /** @param base - the clock to shift; default: the machine's */
  static create(base: () => Date = () => new Date()): SandboxClock {
    return new SandboxClock(base);
  }

  now(): Date {
    return new Date(this.base().getTime() + this.#offsetMs);
  }

  /** Seconds between the base clock and the sandbox's. */
  get offsetSeconds(): number {
    return this.#offsetMs / 1000;
  }

  /** Moves time by seconds, backwards when negative. */
  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
  }

  /** Sets the time; it goes on from there. */
  set(time: Date): void {
    this.#offsetMs = time.getTime() - this.base().getTime();
  }

  /** Returns to the base clock. */
  reset(): void {
    this.#offsetMs = 0;
  }
}
