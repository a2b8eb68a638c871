import type { Dimension, Metric } from '@aws-sdk/client-cloudwatch';

/** A name and value that tell metrics of one name apart. */
export interface MetricDimension {
  readonly name: string;
  readonly value: string;
}

/** What identifies a metric in an account and region. */
export interface MetricIdentity {
  readonly namespace: string;
  readonly name: string;
  /** Sorted by name: CloudWatch ignores the order they were given in. */
  readonly dimensions: readonly MetricDimension[];
}

function byName(a: MetricDimension, b: MetricDimension): number {
  if (a.name === b.name) {
    return 0;
  }
  return a.name < b.name ? -1 : 1;
}

/** Builds an identity from the SDK's shapes; absent members read as empty. */
export function metricIdentity(
  namespace: string | undefined,
  name: string | undefined,
  dimensions: readonly Dimension[] | undefined,
): MetricIdentity {
  return {
    namespace: namespace ?? '',
    name: name ?? '',
    dimensions: (dimensions ?? [])
      .map(({ Name, Value }) => ({ name: Name ?? '', value: Value ?? '' }))
      .sort(byName),
  };
}

/** A text that is equal for equal metrics and sorts by namespace and name. */
export function metricKey(metric: MetricIdentity): string {
  const parts = [metric.namespace, metric.name];
  for (const { name, value } of metric.dimensions) {
    parts.push(name, value);
  }
  return parts.map(part => encodeURIComponent(part)).join('&');
}

/** Renders an identity as the SDK's `Metric`. */
export function toSdkMetric(metric: MetricIdentity): Metric {
  return {
    Namespace: metric.namespace,
    MetricName: metric.name,
    Dimensions: metric.dimensions.map(({ name, value }) => ({
      Name: name,
      Value: value,
    })),
  };
}
