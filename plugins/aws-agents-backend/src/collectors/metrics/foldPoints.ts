import type { SeriesDefinition } from '../../store';

/**
 * Statistics of a longer period that follow from those of the shorter ones in
 * it, exactly: an average or a percentile does not.
 */
const FOLDS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: sum,
  SampleCount: sum,
  Minimum: values => Math.min(...values),
  Maximum: values => Math.max(...values),
};

/**
 * Whether points of a longer period can be computed from a series' own.
 *
 * @param period - the longer one, in seconds
 */
export function canFold(
  {
    statistic,
    minimumPeriodSeconds,
    math,
  }: Pick<SeriesDefinition, 'statistic' | 'minimumPeriodSeconds' | 'math'>,
  period: number,
): boolean {
  return (
    !math &&
    Object.hasOwn(FOLDS, statistic) &&
    period > minimumPeriodSeconds &&
    period % minimumPeriodSeconds === 0
  );
}

/**
 * Computes the points of longer periods. A period without any point has none.
 *
 * @param points - all that there are of these periods, oldest first
 * @param period - of the points to make, in seconds; see {@link canFold}
 */
export function foldPoints(
  points: ReadonlyArray<readonly [number, number]>,
  statistic: string,
  period: number,
): Array<[number, number]> {
  const values = new Map<number, number[]>();
  for (const [time, value] of points) {
    const start = Math.floor(time / (period * 1000)) * period * 1000;
    const list = values.get(start);
    if (list) {
      list.push(value);
    } else {
      values.set(start, [value]);
    }
  }
  return [...values].map(([start, list]) => [start, FOLDS[statistic](list)]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
