import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { formatDuration, formatMetricValue, formatNumber } from '../../format';

type Banded = Pick<MetricSeries, 'points' | 'periodSeconds' | 'unit' | 'band'>;
type BandPoint = NonNullable<MetricSeries['band']>['points'][number];

/** Pieces of a band between the times at which nothing is expected. */
export function bandPieces({
  band,
  periodSeconds,
}: Pick<Banded, 'band' | 'periodSeconds'>): BandPoint[][] {
  const pieces: BandPoint[][] = [];
  for (const point of band?.points ?? []) {
    const piece = pieces[pieces.length - 1];
    const previous = piece?.[piece.length - 1];
    if (previous && point[0] - previous[0] <= 1500 * periodSeconds) {
      piece.push(point);
    } else {
      pieces.push([point]);
    }
  }
  return pieces;
}

/** Points of a series that lie outside of what was expected at their time. */
export function pointsOutside({
  points,
  band,
}: Pick<Banded, 'points' | 'band'>): Array<[number, number]> {
  const expected = boundsByTime(band);
  return points.filter(([time, value]) => {
    const bounds = expected.get(time);
    return bounds && (value < bounds.lower || value > bounds.upper);
  });
}

/** How the last value stands to what is expected. */
export interface LastExpected {
  /** `120 to 340`, in the unit of the series. */
  readonly range: string;
  /** Undefined: the value lies within. */
  readonly outside?: 'above' | 'below';
}

/** What is expected at the time of the last value; undefined: nothing. */
export function lastExpected(series: Banded): LastExpected | undefined {
  const last = series.points[series.points.length - 1];
  const bounds = last && boundsByTime(series.band).get(last[0]);
  if (!bounds) {
    return undefined;
  }
  return {
    range: rangeOf(bounds, series.unit),
    ...(last[1] > bounds.upper ? { outside: 'above' as const } : {}),
    ...(last[1] < bounds.lower ? { outside: 'below' as const } : {}),
  };
}

/** The bounds at a time in words, for tooltips; undefined: nothing is expected. */
export function expectedAt(
  series: Banded,
): (time: number) => string | undefined {
  const expected = boundsByTime(series.band);
  return time => {
    const bounds = expected.get(time);
    return bounds && rangeOf(bounds, series.unit);
  };
}

/** The band of a chart in one sentence, for those who do not see it; else empty. */
export function describeBand(series: Banded): string {
  if (!series.band || series.band.points.length === 0) {
    return '';
  }
  const outside = pointsOutside(series).length;
  const now = lastExpected(series);
  return [
    `, expected band of ${formatNumber(
      series.band.deviations,
    )} standard deviations`,
    now ? `, ${now.range} at the last point` : '',
    `, ${outside} of ${series.points.length} points outside`,
  ].join('');
}

/** How long a series was outside, from the number of its points: `35 min`. */
export function timeOutside(series: Banded): string | undefined {
  const count = pointsOutside(series).length;
  return count > 0 ? formatDuration(count * series.periodSeconds) : undefined;
}

interface Bounds {
  lower: number;
  upper: number;
}

function boundsByTime(band: MetricSeries['band']): Map<number, Bounds> {
  return new Map(
    (band?.points ?? []).map(([time, lower, upper]) => [
      time,
      { lower, upper },
    ]),
  );
}

function rangeOf({ lower, upper }: Bounds, unit: string | null): string {
  return `${formatMetricValue(lower, unit)} to ${formatMetricValue(
    upper,
    unit,
  )}`;
}
