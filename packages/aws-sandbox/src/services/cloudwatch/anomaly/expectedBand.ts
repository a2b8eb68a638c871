import type { Point } from '../math/value';
import {
  DAY,
  Grid,
  MINUTE,
  SECOND,
  gridLength,
  gridTime,
} from '../metrics/granularity';

/** Days that a model looks back on, as CloudWatch's does. */
const HISTORY_DAYS = 14;
/**
 * Samples of an earlier day count when they are this close to the time of day,
 * and those of the periods before and after.
 */
const LEAST_REACH = 30 * MINUTE;
/** Samples of a day are at least so far apart. */
const STRIDE = 10 * MINUTE;
/** With data of fewer days, nothing is expected. */
const LEAST_DAYS = 3;
/** A metric that never moves is still allowed this share of its value. */
const LEAST_DEVIATION = 0.01;

/** Lower and upper bound of what is expected, at the same times. */
export interface Band {
  readonly lower: readonly Point[];
  readonly upper: readonly Point[];
}

/** What a band is computed from. */
export interface BandInput {
  /** Value of the metric in the band's period that begins at a time (ms). */
  readonly sample: (time: number) => number | undefined;
  /** The periods of the band. */
  readonly grid: Grid;
  /** Width, in standard deviations. */
  readonly deviations: number;
  /** Greatest value that the metric can have. */
  readonly maximum?: number;
}

/**
 * The values that a metric is expected to have: the mean of the same time of
 * day on the working days, or the weekends, of the last two weeks, give or take
 * some standard deviations. CloudWatch's models are better; what they have in
 * common is that the band follows day and week, and stays where values can be.
 *
 * Where too few days have data, the band has a gap.
 */
export function expectedBand(input: BandInput): Band {
  const { grid, deviations, maximum = Infinity } = input;
  const lower: Point[] = [];
  const upper: Point[] = [];
  for (let index = 0; index < gridLength(grid); index++) {
    const time = gridTime(grid, index);
    const samples = samplesAround(time, input);
    if (samples) {
      const { mean, deviation } = spreadOf(samples);
      const margin =
        deviations * Math.max(deviation, LEAST_DEVIATION * Math.abs(mean));
      const minimum = samples.some(value => value < 0) ? -Infinity : 0;
      lower.push({ time, value: Math.max(minimum, mean - margin) });
      upper.push({ time, value: Math.min(maximum, mean + margin) });
    }
  }
  return { lower, upper };
}

/** Samples of this time of the earlier days of the same kind; undefined: too few. */
function samplesAround(
  time: number,
  { sample, grid }: BandInput,
): number[] | undefined {
  const stride = Math.max(STRIDE, grid.periodSeconds * SECOND);
  const reach = Math.max(LEAST_REACH, grid.periodSeconds * SECOND);
  const samples: number[] = [];
  let days = 0;
  for (let back = 1; back <= HISTORY_DAYS; back++) {
    const center = time - back * DAY;
    if (isWeekend(center) === isWeekend(time)) {
      const before = samples.length;
      // At fixed times, so that neighbours look at the same samples.
      let at = Math.ceil((center - reach) / stride) * stride;
      for (; at <= center + reach; at += stride) {
        const value = sample(at);
        if (value !== undefined) {
          samples.push(value);
        }
      }
      days += samples.length > before ? 1 : 0;
    }
  }
  return days < LEAST_DAYS ? undefined : samples;
}

function isWeekend(time: number): boolean {
  // The epoch was a Thursday; Sunday is 0.
  const weekday = (Math.floor(time / DAY) + 4) % 7;
  return weekday === 0 || weekday === 6;
}

function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
