import type { MetricTier } from '../../store';

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

/** A series in a tier, as far as its collection has come. */
export interface TierProgress {
  readonly tier: MetricTier;
  /** Seconds between the points. */
  readonly periodSeconds: number;
  /** Seconds after which new points are worth asking for, at least a period. */
  readonly cadenceSeconds: number;
  /** Last time that the tier came in full. */
  readonly fetchedAt?: Date;
  readonly newestPointAt?: Date | null;
}

/**
 * Whether there may be a point that the last fetch did not see: a period has
 * ended since, or that of a rare metric is late. Minutes are always asked for:
 * within one only somebody who wants to see comes back.
 */
export function isDue(
  { cadenceSeconds, periodSeconds, fetchedAt, newestPointAt }: TierProgress,
  now: Date,
): boolean {
  if (!fetchedAt || cadenceSeconds <= SHORTEST_SECONDS) {
    return true;
  }
  const settling = Math.min(
    cadenceSeconds * SETTLED_PART,
    LONGEST_SETTLING_SECONDS,
  );
  const settledAt = (time: Date) => new Date(time.getTime() - settling * 1000);
  const [before, until] = [settledAt(fetchedAt), settledAt(now)];
  const isLate =
    periodSeconds >= RARE_SECONDS &&
    (newestPointAt?.getTime() ?? 0) <
      floorTo(until, periodSeconds) - periodSeconds * 1000;
  const interval = isLate ? periodSeconds / LOOKS_A_PERIOD : cadenceSeconds;
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
  { tier, periodSeconds, fetchedAt }: TierProgress,
  now: Date,
): number {
  const startAt = (reachSeconds: number) => {
    const from = new Date(now.getTime() - reachSeconds * 1000);
    const step = periodSeconds * 1000;
    return Math.ceil(floorTo(from, tier.chunkSeconds) / step) * step;
  };
  const lateStart = startAt(tier.lateSeconds);
  const isCurrent =
    fetchedAt !== undefined &&
    fetchedAt.getTime() >= now.getTime() - tier.lateSeconds * 1000 &&
    // What was not over then, and what may not have been complete before it.
    lateStart <= floorTo(fetchedAt, periodSeconds) - periodSeconds * 1000;
  return isCurrent && periodSeconds < RARE_SECONDS
    ? lateStart
    : startAt(tier.windowSeconds);
}

/** End of the last period that is over, in epoch milliseconds. */
export function endOf(period: number, now: Date): number {
  return floorTo(now, period);
}

function floorTo(time: Date, seconds: number): number {
  const step = seconds * 1000;
  return Math.floor(time.getTime() / step) * step;
}
