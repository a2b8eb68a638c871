import type { MetricTier, SeriesProgress } from '../../store';

const SHORTEST_SECONDS = 60;
/**
 * Metrics with points so rarely, in seconds, are published late: those of S3's
 * storage up to two days after their day.
 */
const RARE_SECONDS = 3 * 3600;
/** Rare points that are late are looked for so many times a period. */
const LOOKS_A_PERIOD = 8;
/**
 * A period's last points take a while to be published. It is asked for when a
 * twelfth of it is over, at most a quarter of an hour, rather than twice.
 */
const SETTLED_PART = 1 / 12;
const LONGEST_SETTLING_SECONDS = 15 * 60;

/**
 * Whether there may be a point that the last fetch did not see: a period has
 * ended since, or that of a rare metric is late. Minutes are always asked for.
 *
 * @param period - seconds between the points
 */
export function isDue(
  period: number,
  progress: SeriesProgress | undefined,
  now: Date,
): boolean {
  const fetchedAt = progress?.fetchedAt;
  // Within a minute of the last fetch only somebody who wants to see comes back.
  if (!fetchedAt || period <= SHORTEST_SECONDS) {
    return true;
  }
  const settling = Math.min(period * SETTLED_PART, LONGEST_SETTLING_SECONDS);
  const settledAt = (time: Date) => new Date(time.getTime() - settling * 1000);
  const [before, until] = [settledAt(fetchedAt), settledAt(now)];
  const isLate =
    period >= RARE_SECONDS &&
    (progress.newestPointAt?.getTime() ?? 0) <
      floorTo(until, period) - period * 1000;
  const interval = isLate ? period / LOOKS_A_PERIOD : period;
  return floorTo(before, interval) < floorTo(until, interval);
}

/**
 * First moment to ask for, in epoch milliseconds: the first period of a chunk,
 * so that the answer can replace what is kept of it, on a grid that never
 * moves, since CloudWatch counts periods from the start that it is given. The
 * whole tier where there are gaps, and for rare metrics, whose few points cost
 * no more together; else as far back as points may be late.
 */
export function startOf(
  tier: MetricTier,
  period: number,
  progress: SeriesProgress | undefined,
  now: Date,
): number {
  const fetchedAt = progress?.fetchedAt?.getTime() ?? 0;
  const isCurrent = fetchedAt >= now.getTime() - tier.lateSeconds * 1000;
  const reach =
    isCurrent && period < RARE_SECONDS ? tier.lateSeconds : tier.windowSeconds;
  const chunk = floorTo(
    new Date(now.getTime() - reach * 1000),
    tier.chunkSeconds,
  );
  return Math.ceil(chunk / (period * 1000)) * period * 1000;
}

/** End of the last period that is over, in epoch milliseconds. */
export function endOf(period: number, now: Date): number {
  return floorTo(now, period);
}

function floorTo(time: Date, seconds: number): number {
  const step = seconds * 1000;
  return Math.floor(time.getTime() / step) * step;
}
