/** Milliseconds in a second, a minute, an hour and a day. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * How long CloudWatch keeps data at which resolution. Data of a given age can
 * be read with periods that are multiples of the resolution kept until then.
 *
 * Source: CloudWatch user guide, "Metrics retention".
 */
const RETENTION: readonly { maxAge: number; resolutionSeconds: number }[] = [
  { maxAge: 3 * HOUR, resolutionSeconds: 1 },
  { maxAge: 15 * DAY, resolutionSeconds: 60 },
  { maxAge: 63 * DAY, resolutionSeconds: 300 },
  { maxAge: 455 * DAY, resolutionSeconds: 3600 },
];

/** Periods below one minute that high-resolution metrics allow, in seconds. */
const SUB_MINUTE_PERIODS = [1, 5, 10, 20, 30];

/** Whether CloudWatch takes this period (in seconds) in a query. */
export function isPeriod(seconds: number): boolean {
  return (
    SUB_MINUTE_PERIODS.includes(seconds) ||
    (Number.isInteger(seconds) && seconds > 0 && seconds % 60 === 0)
  );
}

/** Whether data of `timestamp` can still be read with `periodSeconds`. */
export function isRetained(
  timestamp: number,
  periodSeconds: number,
  now: number,
): boolean {
  const age = now - timestamp;
  const kept = RETENTION.find(({ maxAge }) => age <= maxAge);
  return kept !== undefined && periodSeconds % kept.resolutionSeconds === 0;
}

/**
 * Rounds the start of a query down as CloudWatch documents: to the minute up
 * to 15 days ago, to 5 minutes up to 63 days ago, to the hour before that, and
 * to the period when it is below a minute.
 */
export function roundStart(
  start: number,
  periodSeconds: number,
  now: number,
): number {
  const age = now - start;
  let step = MINUTE;
  if (age > 63 * DAY) {
    step = HOUR;
  } else if (age > 15 * DAY) {
    step = 5 * MINUTE;
  } else if (periodSeconds < 60) {
    step = periodSeconds * SECOND;
  }
  return Math.floor(start / step) * step;
}

/**
 * The periods that a query covers: `[start, start + period)`, and so on, as
 * long as one begins before `end`. Times are in milliseconds.
 */
export interface Grid {
  readonly start: number;
  readonly end: number;
  readonly periodSeconds: number;
}

/**
 * Lays out the periods of a query, as far as they can have data: CloudWatch
 * keeps none beyond the retention of that period, and takes none from more
 * than two hours in the future.
 */
export function gridOf(
  start: number,
  end: number,
  periodSeconds: number,
  now: number,
): Grid {
  const step = periodSeconds * SECOND;
  const rounded = roundStart(start, periodSeconds, now);
  const skipped = Math.ceil(
    (now - retentionOf(periodSeconds) - rounded) / step,
  );
  return {
    start: rounded + Math.max(0, skipped) * step,
    end: Math.min(end, now + 2 * HOUR),
    periodSeconds,
  };
}

/** How far back data can be read with a period, in milliseconds. */
function retentionOf(periodSeconds: number): number {
  return RETENTION.reduce(
    (longest, { maxAge, resolutionSeconds }) =>
      periodSeconds % resolutionSeconds === 0 ? maxAge : longest,
    0,
  );
}

/** Number of periods in a grid. */
export function gridLength(grid: Grid): number {
  const step = grid.periodSeconds * SECOND;
  return Math.max(0, Math.ceil((grid.end - grid.start) / step));
}

/** Beginning of the n-th period of a grid. */
export function gridTime(grid: Grid, index: number): number {
  return grid.start + index * grid.periodSeconds * SECOND;
}
