import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { SeriesBand } from '../../store';

/** Pairs of epoch milliseconds and value, oldest first. */
export type Points = Array<[number, number]>;

/** What CloudWatch answered for a band. */
export interface BandAnswer {
  /** Status code of the whole; undefined: not all of it came. */
  readonly code?: string;
  readonly points: Record<SeriesBand['bound'], Points>;
}

/**
 * Reads the two time series that CloudWatch answers for a band with, on one or
 * several pages. Their order and labels are not documented: at each time, the
 * smaller value is the lower bound. A time with one value only is left out.
 *
 * @param pointsOf - reads the points of one result
 */
export function readBand(
  results: readonly MetricDataResult[],
  pointsOf: (result: MetricDataResult) => Points,
): BandAnswer {
  const byTime = new Map<number, number[]>();
  for (const [time, value] of results.flatMap(pointsOf)) {
    byTime.set(time, [...(byTime.get(time) ?? []), value]);
  }
  const paired = [...byTime]
    .filter(([, values]) => values.length > 1)
    .sort(([a], [b]) => a - b);
  return {
    code: codeOf(results),
    points: {
      lower: paired.map(([time, values]) => [time, Math.min(...values)]),
      upper: paired.map(([time, values]) => [time, Math.max(...values)]),
    },
  };
}

/** What is wrong with either bound is wrong with the band. */
function codeOf(results: readonly MetricDataResult[]): string | undefined {
  const codes = results.map(({ StatusCode }) => StatusCode);
  const failed = codes.find(
    code => code === 'Forbidden' || code === 'InternalError',
  );
  const isEmpty = results.every(({ Values = [] }) => Values.length === 0);
  // One of the two alone: the rest was on a page that did not come.
  return (
    failed ??
    (codes.length > 1 || isEmpty ? codes[codes.length - 1] : undefined)
  );
}
