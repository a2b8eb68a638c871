import { MathError } from './tokens';
import {
  MathValue,
  Series,
  byTime,
  derive,
  scalar,
  unionOfTimes,
} from './value';

/** Functions that make one number of several. */
export type AggregateName =
  | 'AVG'
  | 'DATAPOINT_COUNT'
  | 'MAX'
  | 'MIN'
  | 'STDDEV'
  | 'SUM';

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? NaN : sum(values) / values.length;
}

function deviation(values: readonly number[]): number {
  const mean = average(values);
  return Math.sqrt(average(values.map(value => (value - mean) ** 2)));
}

function extreme(pick: (a: number, b: number) => number) {
  return (values: readonly number[]) =>
    values.length === 0 ? NaN : values.reduce((a, b) => pick(a, b));
}

const AGGREGATES: Readonly<
  Record<AggregateName, (values: readonly number[]) => number>
> = {
  AVG: average,
  DATAPOINT_COUNT: values => values.length,
  MAX: extreme(Math.max),
  MIN: extreme(Math.min),
  STDDEV: deviation,
  SUM: sum,
};

/** Whether `name` is a function of this kind. */
export function isAggregateName(name: string): name is AggregateName {
  return Object.hasOwn(AGGREGATES, name);
}

/** A number for the points of one series. NaN when there is none. */
export function aggregatePoints(name: AggregateName, series: Series): number {
  return AGGREGATES[name](series.points.map(({ value }) => value));
}

/**
 * Aggregates over time for one series (a number), or across the series of an
 * array at each time (a series). AVG counts series without a point as 0.
 */
export function aggregate(name: AggregateName, value: MathValue): MathValue {
  if (value.kind === 'scalar') {
    throw new MathError(
      `${name} takes a time series or an array of time series, not a number`,
    );
  }
  if (value.kind === 'series') {
    return scalar(aggregatePoints(name, value));
  }
  const [first] = value.items;
  if (!first) {
    throw new MathError(`${name} has no time series to work on`);
  }
  const lookups = value.items.map(byTime);
  const points = unionOfTimes(value.items).map(time => {
    const values = lookups.flatMap(values_ => {
      const found = values_.get(time) ?? (name === 'AVG' ? 0 : undefined);
      return found === undefined ? [] : [found];
    });
    return { time, value: AGGREGATES[name](values) };
  });
  return { ...derive(first, points), label: name };
}
