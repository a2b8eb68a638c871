import type { BinaryOperator } from './parse';
import { MathError } from './tokens';
import {
  MathValue,
  Series,
  SeriesArray,
  byTime,
  derive,
  mapPoints,
  mapSeries,
  scalar,
  unionOfTimes,
} from './value';

const OPERATIONS: Readonly<
  Record<BinaryOperator, (left: number, right: number) => number>
> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '<=': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '>=': (left, right) => Number(left >= right),
  AND: (left, right) => Number(left !== 0 && right !== 0),
  OR: (left, right) => Number(left !== 0 || right !== 0),
};

type Operation = (left: number, right: number) => number;

/** Where only one series has a point, the other counts as 0. */
function combineSeries(left: Series, right: Series, apply: Operation): Series {
  const lefts = byTime(left);
  const rights = byTime(right);
  const points = unionOfTimes([left, right]).map(time => ({
    time,
    value: apply(lefts.get(time) ?? 0, rights.get(time) ?? 0),
  }));
  return derive(left, points);
}

function combineArrays(
  left: SeriesArray,
  right: SeriesArray,
  apply: Operation,
): SeriesArray {
  if (left.items.length !== right.items.length) {
    throw new MathError(
      `Arrays of time series must be of the same size, and these have ${left.items.length} and ${right.items.length}`,
    );
  }
  return {
    kind: 'array',
    items: left.items.map((item, i) =>
      combineSeries(item, right.items[i], apply),
    ),
  };
}

function combine(
  left: MathValue,
  right: MathValue,
  apply: Operation,
): MathValue {
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    return scalar(apply(left.value, right.value));
  }
  if (left.kind === 'scalar') {
    return mapSeries(right, 'An operator', series =>
      mapPoints(series, value => apply(left.value, value)),
    );
  }
  if (right.kind === 'scalar') {
    return mapSeries(left, 'An operator', series =>
      mapPoints(series, value => apply(value, right.value)),
    );
  }
  if (left.kind === 'array' && right.kind === 'array') {
    return combineArrays(left, right, apply);
  }
  if (left.kind === 'array' && right.kind === 'series') {
    return mapSeries(left, 'An operator', s => combineSeries(s, right, apply));
  }
  if (left.kind === 'series' && right.kind === 'array') {
    return mapSeries(right, 'An operator', s => combineSeries(left, s, apply));
  }
  return combineSeries(left as Series, right as Series, apply);
}

/**
 * Applies an operator. Comparisons and logic answer 1 or 0; missing points of
 * one of two series count as 0; division by zero drops the point.
 *
 * Source: CloudWatch user guide, "Metric math syntax and functions".
 */
export function applyOperator(
  operator: BinaryOperator,
  left: MathValue,
  right: MathValue,
): MathValue {
  return combine(left, right, OPERATIONS[operator]);
}

/** Unary minus. */
export function negate(value: MathValue): MathValue {
  return applyOperator('*', scalar(-1), value);
}
