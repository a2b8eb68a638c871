import type {
  MetricSeries,
  WatchedMetric,
} from 'backstage-plugin-aws-agents-common';

/** What tells which metric a series is of. */
export type SeriesMetric = Pick<
  MetricSeries,
  'namespace' | 'metricName' | 'accountId' | 'owningAccountId' | 'region'
> & { readonly dimensions: Readonly<Record<string, string>> };

/**
 * Whether an alarm or an anomaly detector watches the metric of a series.
 *
 * @param region - of the alarm or the detector
 */
export function isMetricOf(
  watched: WatchedMetric,
  region: string,
  series: SeriesMetric,
): boolean {
  return (
    region === series.region &&
    watched.accountId === (series.owningAccountId ?? series.accountId) &&
    watched.namespace === series.namespace &&
    watched.metricName === series.metricName &&
    haveSame(watched.dimensions, series.dimensions)
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
