import { COMPUTE_DEFAULTS } from './defaults/compute';
import { DATA_DEFAULTS } from './defaults/data';
import { MESSAGING_DEFAULTS } from './defaults/messaging';
import { NETWORK_DEFAULTS } from './defaults/network';
import type { DefaultRow, DefaultRows } from './defaults/row';

/** A metric that is charted when a selector names only a namespace. */
export interface DefaultMetric {
  readonly name: string;
  /** CloudWatch statistic that answers the usual question. */
  readonly statistic: string;
  /** CloudWatch unit. */
  readonly unit: string;
  /**
   * Sets of dimension names, sorted, under which AWS publishes it; absent:
   * under every set that a selector of this namespace can have.
   */
  readonly dimensionSets?: readonly (readonly string[])[];
  /** Seconds between points where AWS publishes less often than each minute. */
  readonly periodSeconds?: number;
}

const ROWS: DefaultRows = {
  ...COMPUTE_DEFAULTS,
  ...DATA_DEFAULTS,
  ...MESSAGING_DEFAULTS,
  ...NETWORK_DEFAULTS,
};

const DEFAULTS: ReadonlyMap<string, readonly DefaultMetric[]> = new Map(
  Object.entries(ROWS).map(([namespace, rows]) => [
    namespace,
    rows.map(toMetric),
  ]),
);

/** Metrics to show of a namespace; undefined when it is not a known one. */
export function defaultMetrics(
  namespace: string,
): readonly DefaultMetric[] | undefined {
  return DEFAULTS.get(namespace);
}

/** Default statistic and unit of a metric that a selector names itself. */
export function defaultMetric(
  namespace: string,
  name: string,
): DefaultMetric | undefined {
  return DEFAULTS.get(namespace)?.find(metric => metric.name === name);
}

/** All namespaces whose default metrics are known. */
export const KNOWN_NAMESPACES: readonly string[] = [...DEFAULTS.keys()];

function toMetric([
  name,
  statistic,
  unit,
  sets,
  period,
]: DefaultRow): DefaultMetric {
  return {
    name,
    statistic,
    unit,
    ...(sets ? { dimensionSets: sets.map(set => set.split(' ').sort()) } : {}),
    ...(period ? { periodSeconds: period } : {}),
  };
}
