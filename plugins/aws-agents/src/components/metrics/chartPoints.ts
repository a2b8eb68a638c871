import type { MetricSeries } from 'backstage-plugin-aws-agents-common';

/** One point of a chart; null where nothing was measured. */
export interface ChartPoint {
  time: Date;
  value: number | null;
}

/**
 * Points for a line that breaks where measurements are missing: between two
 * points more than one and a half periods apart stands an empty one.
 */
export function chartPoints(
  series: Pick<MetricSeries, 'points' | 'periodSeconds'>,
): ChartPoint[] {
  const periodMs = series.periodSeconds * 1000;
  return series.points.flatMap(([ms, value], index) => {
    const point = { time: new Date(ms), value };
    const previous = series.points[index - 1];
    return previous && ms - previous[0] > 1.5 * periodMs
      ? [{ time: new Date(previous[0] + periodMs), value: null }, point]
      : [point];
  });
}

/** True for a point without neighbours, which no line would show. */
export function isLonePoint(points: ChartPoint[], index: number): boolean {
  const hasValue = (at: number) =>
    points[at] !== undefined && points[at].value !== null;
  return hasValue(index) && !hasValue(index - 1) && !hasValue(index + 1);
}
