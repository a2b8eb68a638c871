import { createHash } from 'node:crypto';
import type { SeriesDefinition } from '../../store';

/** Everything that identifies a series within an agent. */
export type MetricIdentity = Pick<
  SeriesDefinition,
  | 'namespace'
  | 'metricName'
  | 'dimensions'
  | 'statistic'
  | 'minimumPeriodSeconds'
  | 'accountId'
  | 'owningAccountId'
  | 'math'
  | 'region'
>;

/** The same text for the same query, whatever the order of its dimensions. */
export function identityOf(metric: MetricIdentity): string {
  return JSON.stringify([
    metric.accountId,
    metric.region,
    metric.namespace,
    metric.metricName,
    Object.entries(metric.dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
    metric.statistic,
    metric.minimumPeriodSeconds,
    // Only where there is one, so that ids of others stay what they were.
    ...(metric.owningAccountId ? [metric.owningAccountId] : []),
    ...(metric.math
      ? [
          Object.entries(metric.math.inputs).map(([id, input]) => [
            id,
            identityOf(input),
          ]),
        ]
      : []),
  ]);
}

/** The same text for all statistics of one metric. */
export function metricOf(metric: MetricIdentity): string {
  return identityOf({ ...metric, statistic: '', minimumPeriodSeconds: 0 });
}

/** Describes a series and gives it its id. */
export function defineSeries(
  metric: Omit<SeriesDefinition, 'seriesId'>,
): SeriesDefinition {
  const seriesId = createHash('sha256')
    .update(identityOf(metric))
    .digest('hex')
    .slice(0, 24);
  return { seriesId, ...metric };
}
