import type {
  MetricSeries,
  SeriesAlarm,
} from 'backstage-plugin-aws-agents-common';

/** A threshold farther away than this multiple of the values would flatten the line. */
const FAR = 4;
/** Above the highest threshold is room for its name. */
const HEADROOM = 1.15;

/** The thresholds of a chart, and what its axis has to reach. */
export interface ChartThresholds {
  /** Alarms whose threshold is drawn as a line. */
  drawn: Array<SeriesAlarm & { threshold: number }>;
  /** Greatest value, drawn threshold or expected value. */
  max: number;
  /** Smallest value, drawn threshold or expected value. */
  min: number;
}

/** Decides which thresholds have a place on the chart of a series. */
export function chartThresholds(
  series: Pick<MetricSeries, 'points' | 'alarms' | 'band'>,
): ChartThresholds {
  const values = series.points.map(([, value]) => value);
  const greatest = Math.max(...values);
  const reach = Math.max(...values.map(Math.abs)) * FAR;
  const drawn = series.alarms.flatMap(alarm =>
    alarm.threshold !== null &&
    (greatest === 0 || Math.abs(alarm.threshold) <= reach)
      ? [{ ...alarm, threshold: alarm.threshold }]
      : [],
  );
  const expected = series.band?.points ?? [];
  const thresholds = drawn.map(({ threshold }) => threshold);
  return {
    drawn,
    max: Math.max(
      greatest,
      ...expected.map(([, , upper]) => upper),
      ...thresholds.map(value => value * HEADROOM),
    ),
    min: Math.min(
      ...values,
      ...expected.map(([, lower]) => lower),
      ...thresholds,
    ),
  };
}
