/** Milliseconds of a clock that nobody sets, for the time between two moments. */
export function monotonicNow(): number {
  return performance.now();
}
