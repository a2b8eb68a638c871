import type {
  Alarm,
  MetricSeries,
  SeriesAlarm,
} from 'backstage-plugin-aws-agents-common';

type Charted = Pick<
  MetricSeries,
  | 'namespace'
  | 'metricName'
  | 'dimensions'
  | 'statistic'
  | 'periodSeconds'
  | 'accountId'
  | 'owningAccountId'
  | 'region'
>;

/** Statistics whose values grow with the period. */
const ADDED_UP = ['Sum', 'SampleCount'];

/** The alarms that watch the metric of a series. */
export function alarmsOfSeries(
  series: Charted,
  alarms: readonly Alarm[],
): SeriesAlarm[] {
  return alarms.flatMap(alarm => {
    const metric = alarm.metrics.find(
      item =>
        alarm.region === series.region &&
        item.accountId === (series.owningAccountId ?? series.accountId) &&
        item.namespace === series.namespace &&
        item.metricName === series.metricName &&
        haveSame(item.dimensions, series.dimensions),
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

function haveSame(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(name => a[name] === b[name])
  );
}
