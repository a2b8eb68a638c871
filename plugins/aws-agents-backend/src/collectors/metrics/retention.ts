const DAY = 86_400;

/**
 * Finest period, in seconds, of points that are at most so old, in seconds.
 * Source: CloudWatch User Guide, "Metrics retention". Points of less than a
 * minute, kept for 3 hours, are left out: a minute is the finest that is kept.
 */
const RETENTION: ReadonlyArray<{ age: number; period: number }> = [
  { age: 15 * DAY, period: 60 },
  { age: 63 * DAY, period: 300 },
  { age: 455 * DAY, period: 3600 },
];

/**
 * The finest period that CloudWatch still has of all points of a window.
 *
 * @param ageSeconds - how long ago the window begins
 */
export function finestRetained(ageSeconds: number): number {
  const retained = RETENTION.find(({ age }) => ageSeconds <= age);
  return retained?.period ?? RETENTION[RETENTION.length - 1].period;
}
