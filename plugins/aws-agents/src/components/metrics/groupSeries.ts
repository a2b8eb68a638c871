import type { MetricSeries } from 'backstage-plugin-aws-agents-common';

/** The metrics of one thing in AWS: a queue, a database, a cluster. */
export interface SeriesGroup {
  key: string;
  /** CloudWatch namespace, for example `AWS/SQS`. */
  namespace: string;
  /** `QueueName payments`, or empty for metrics without dimensions. */
  subject: string;
  region: string;
  /** The linked account that owns the metrics, when it is another one. */
  owner?: string;
  series: MetricSeries[];
}

/** Groups series by what they measure, in the order in which they came. */
export function groupSeries(series: MetricSeries[]): SeriesGroup[] {
  const groups = new Map<string, SeriesGroup>();
  for (const one of series) {
    const subject = Object.entries(one.dimensions)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
    const key = [
      one.accountId,
      one.owningAccountId,
      one.region,
      one.namespace,
      subject,
    ].join('|');
    const group = groups.get(key) ?? {
      key,
      namespace: one.namespace,
      subject,
      region: one.region,
      ...(one.owningAccountId ? { owner: one.owningAccountId } : {}),
      series: [],
    };
    group.series.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
