import type {
  Alarm,
  MetricSeries,
  SeriesAlarm,
} from 'backstage-plugin-aws-agents-common';
import { isMetricOf, type SeriesMetric } from '../isMetricOf';

type Charted = SeriesMetric & Pick<MetricSeries, 'statistic' | 'periodSeconds'>;

/** Statistics whose values grow with the period. */
const ADDED_UP = ['Sum', 'SampleCount'];

/** The alarms that watch the metric of a series. */
export function alarmsOfSeries(
  series: Charted,
  alarms: readonly Alarm[],
): SeriesAlarm[] {
  return alarms.flatMap(alarm => {
    const metric = alarm.metrics.find(item =>
      isMetricOf(item, alarm.region, series),
    );
    return metric && alarm.condition
      ? [
          {
            name: alarm.name,
            state: alarm.state,
            since: alarm.since,
            comparison: alarm.condition.comparison,
            threshold: isComparable(alarm, metric.statistic, series)
              ? alarm.condition.threshold
              : null,
          },
        ]
      : [];
  });
}

/** Whether the threshold means the same as the values of the series. */
function isComparable(
  { condition }: Alarm,
  statistic: string,
  series: Charted,
): boolean {
  return (
    condition !== null &&
    condition.expression === null &&
    statistic === series.statistic &&
    (!ADDED_UP.includes(statistic) ||
      condition.periodSeconds === series.periodSeconds)
  );
}
