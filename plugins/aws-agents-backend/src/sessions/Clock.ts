/** Time and chance, which tests and benchmarks drive themselves. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
};
