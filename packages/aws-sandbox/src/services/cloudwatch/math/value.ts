import { Grid, gridLength, gridTime } from '../metrics/granularity';
import { MathError } from './tokens';

/** A datapoint: when its period begins (ms), and its value. */
export interface Point {
  readonly time: number;
  readonly value: number;
}

/** A time series, oldest point first. Periods without data have no point. */
export interface Series {
  readonly kind: 'series';
  readonly points: readonly Point[];
  /** The periods that the series covers, with or without data. */
  readonly grid: Grid;
  /** Label of the metric that it comes from. */
  readonly label: string;
  /** True for a metric as retrieved, false for a computed series. */
  readonly isMetric: boolean;
}

/** A number that applies to all times. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly value: number;
}

/** An array of time series, as METRICS() and lists make them. */
export interface SeriesArray {
  readonly kind: 'array';
  readonly items: readonly Series[];
}

/** What a part of a metric math expression evaluates to. */
export type MathValue = Scalar | Series | SeriesArray;

export function scalar(value: number): Scalar {
  return { kind: 'scalar', value };
}

/**
 * A series computed from another one: points that are no finite number are
 * dropped, as CloudWatch does on division by zero.
 */
export function derive(from: Series, points: readonly Point[]): Series {
  return {
    kind: 'series',
    points: points.filter(({ value }) => Number.isFinite(value)),
    grid: from.grid,
    label: from.label,
    isMetric: false,
  };
}

/** Applies `change` to every point. */
export function mapPoints(
  series: Series,
  change: (value: number, time: number) => number,
): Series {
  return derive(
    series,
    series.points.map(({ time, value }) => ({
      time,
      value: change(value, time),
    })),
  );
}

/** Applies `change` to a series, or to every series of an array. */
export function mapSeries(
  value: MathValue,
  functionName: string,
  change: (series: Series) => Series,
): Series | SeriesArray {
  switch (value.kind) {
    case 'series':
      return change(value);
    case 'array':
      return { kind: 'array', items: value.items.map(change) };
    default:
      throw new MathError(
        `${functionName} takes a time series or an array of time series, not a number`,
      );
  }
}

/** Values of a series by time. */
export function byTime(series: Series): Map<number, number> {
  return new Map(series.points.map(({ time, value }) => [time, value]));
}

/** Times at which any of the series has a point, ascending. */
export function unionOfTimes(all: readonly Series[]): number[] {
  const times = new Set<number>();
  for (const { points } of all) {
    for (const { time } of points) {
      times.add(time);
    }
  }
  return [...times].sort((a, b) => a - b);
}

/** Beginnings of all periods that a grid covers. */
export function timesOf(grid: Grid): number[] {
  return Array.from({ length: gridLength(grid) }, (_, i) => gridTime(grid, i));
}
