import { MathError } from './tokens';
import { MathValue, Point, Series, byTime, derive } from './value';

/** Value at a time, undefined where there is none. */
type Lookup = (time: number) => number | undefined;

function lookup(value: MathValue, whenMissing?: number): Lookup {
  if (value.kind === 'scalar') {
    return () => value.value;
  }
  if (value.kind === 'array') {
    throw new MathError('IF takes time series and numbers, not arrays');
  }
  const values = byTime(value);
  return time => values.get(time) ?? whenMissing;
}

function choose(condition: boolean, yes: MathValue, no?: MathValue): MathValue {
  const chosen = condition ? yes : no;
  if (chosen) {
    return chosen;
  }
  if (yes.kind !== 'series') {
    throw new MathError('IF of numbers only needs a value for both cases');
  }
  return derive(yes, []);
}

function chooseEach(condition: Series, yes: MathValue, no?: MathValue): Series {
  // A point that is chosen but missing counts as 0; one that is not chosen and
  // missing is dropped.
  const yesAt = lookup(yes, 0);
  const noAt = no ? lookup(no) : () => undefined;
  const points: Point[] = [];
  for (const { time, value } of condition.points) {
    const chosen = value === 0 ? noAt(time) : yesAt(time);
    if (chosen !== undefined) {
      points.push({ time, value: chosen });
    }
  }
  return derive(yes.kind === 'series' ? yes : condition, points);
}

/**
 * IF(condition, trueValue, falseValue): any value but 0 is true; a series is
 * judged point by point.
 *
 * Source: CloudWatch user guide, "Using IF expressions".
 */
export function conditional(
  condition: MathValue,
  yes: MathValue,
  no?: MathValue,
): MathValue {
  switch (condition.kind) {
    case 'scalar':
      return choose(condition.value !== 0, yes, no);
    case 'series':
      return chooseEach(condition, yes, no);
    default:
      throw new MathError('IF takes a time series or a number as condition');
  }
}
