import { gridLength } from '../metrics/granularity';
import { aggregatePoints, isAggregateName } from './aggregate';
import { MathError } from './tokens';
import {
  MathValue,
  Series,
  SeriesArray,
  derive,
  mapPoints,
  timesOf,
} from './value';

/** Differences to the point before, made by `combine`. */
function pairwise(
  series: Series,
  combine: (difference: number, seconds: number) => number,
): Series {
  const points = series.points.slice(1).map(({ time, value }, i) => {
    const before = series.points[i];
    const seconds = (time - before.time) / 1000;
    return { time, value: combine(value - before.value, seconds) };
  });
  return derive(series, points);
}

function runningSum(series: Series): Series {
  let total = 0;
  return mapPoints(series, value => {
    total += value;
    return total;
  });
}

/** A point for every period, made from its time (UTC). */
function ofTime(read: (date: Date) => number): (series: Series) => Series {
  return series =>
    derive(
      series,
      timesOf(series.grid).map(time => ({ time, value: read(new Date(time)) })),
    );
}

function ofValue(change: (value: number) => number) {
  return (series: Series) => mapPoints(series, change);
}

/** Functions that change one series, or every series of an array. */
export const SERIES_FUNCTIONS: Readonly<
  Record<string, (series: Series) => Series>
> = {
  ABS: ofValue(Math.abs),
  CEIL: ofValue(Math.ceil),
  FLOOR: ofValue(Math.floor),
  LOG: ofValue(Math.log),
  LOG10: ofValue(Math.log10),
  DIFF: series => pairwise(series, difference => difference),
  DIFF_TIME: series => pairwise(series, (_, seconds) => seconds),
  RATE: series =>
    pairwise(series, (difference, seconds) => difference / seconds),
  RUNNING_SUM: runningSum,
  MINUTE: ofTime(date => date.getUTCMinutes()),
  HOUR: ofTime(date => date.getUTCHours()),
  // Monday is 1 and Sunday 7.
  DAY: ofTime(date => date.getUTCDay() || 7),
  DATE: ofTime(date => date.getUTCDate()),
  MONTH: ofTime(date => date.getUTCMonth() + 1),
  YEAR: ofTime(date => date.getUTCFullYear()),
  EPOCH: ofTime(date => date.getTime() / 1000),
};

/** The series of an array, or a single one as an array of one. */
export function asArray(value: MathValue, functionName: string): SeriesArray {
  switch (value.kind) {
    case 'array':
      return value;
    case 'series':
      return { kind: 'array', items: [value] };
    default:
      throw new MathError(`${functionName} takes an array of time series`);
  }
}

/** Functions that pick from an array of series. */
export const ARRAY_FUNCTIONS: Readonly<
  Record<string, (array: SeriesArray) => MathValue>
> = {
  FIRST: ({ items }) => only(items[0], 'FIRST'),
  LAST: ({ items }) => only(items[items.length - 1], 'LAST'),
  METRIC_COUNT: ({ items }) => ({ kind: 'scalar', value: items.length }),
  REMOVE_EMPTY: ({ items }) => ({
    kind: 'array',
    items: items.filter(({ points }) => points.length > 0),
  }),
};

function only(series: Series | undefined, functionName: string): Series {
  if (!series) {
    throw new MathError(`${functionName} has no time series to pick from`);
  }
  return series;
}

/** SLICE(array, from[, to]). */
export function slice(array: SeriesArray, from: number, to?: number) {
  return { ...array, items: array.items.slice(from, to) };
}

/** SORT(array, function, order[, limit]). */
export function sort(
  array: SeriesArray,
  by: string,
  order: string,
  limit?: number,
): SeriesArray {
  if (!isAggregateName(by) || !['AVG', 'MIN', 'MAX', 'SUM'].includes(by)) {
    throw new MathError(`SORT sorts by AVG, MIN, MAX or SUM, not '${by}'`);
  }
  if (order !== 'ASC' && order !== 'DESC') {
    throw new MathError(`SORT sorts in ASC or DESC order, not '${order}'`);
  }
  const sign = order === 'ASC' ? 1 : -1;
  // Series without data come last in either order.
  const filled = array.items.filter(({ points }) => points.length > 0);
  const empty = array.items.filter(({ points }) => points.length === 0);
  const ranked = filled
    .map(series => ({ series, rank: aggregatePoints(by, series) }))
    .sort((x, y) => sign * (x.rank - y.rank))
    .map(({ series }) => series)
    .concat(empty);
  return { kind: 'array', items: ranked.slice(0, limit) };
}

/** PERIOD(metric), in seconds. */
export function period(value: MathValue): MathValue {
  if (value.kind !== 'series' || !value.isMetric) {
    throw new MathError(
      'PERIOD takes a metric, not the result of an expression',
    );
  }
  return { kind: 'scalar', value: value.grid.periodSeconds };
}

/** TIME_SERIES(number): a series with that value in every period. */
export function timeSeries(value: number, grid: Series['grid']): Series {
  const empty: Series = {
    kind: 'series',
    points: [],
    grid,
    label: 'TIME_SERIES',
    isMetric: false,
  };
  return gridLength(grid) === 0
    ? empty
    : derive(
        empty,
        timesOf(grid).map(time => ({ time, value })),
      );
}
