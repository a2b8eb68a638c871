import type {
  Alarm,
  AnomalyDetector,
  MetricSelector,
  WatchedMetric,
} from 'backstage-plugin-aws-agents-common';
import { matchesGlob } from '../../glob';

/**
 * The alarms of an account and region that concern an agent: those on metrics
 * of its selectors, and composite alarms that look at one of these.
 */
export function relevantAlarms(
  alarms: readonly Alarm[],
  selectors: readonly MetricSelector[],
): Alarm[] {
  const relevant = new Set(
    alarms
      .filter(({ metrics }) => concerns(metrics, selectors))
      .map(({ name }) => name),
  );
  // Composite alarms may look at each other: repeat until none is added.
  let before = -1;
  while (relevant.size > before) {
    before = relevant.size;
    for (const { name, children } of alarms) {
      if (children.some(child => relevant.has(child))) {
        relevant.add(name);
      }
    }
  }
  return alarms.filter(({ name }) => relevant.has(name));
}

/** The anomaly detectors on metrics of an agent's selectors. */
export function relevantDetectors(
  detectors: readonly AnomalyDetector[],
  selectors: readonly MetricSelector[],
): AnomalyDetector[] {
  return detectors.filter(({ metrics }) => concerns(metrics, selectors));
}

function concerns(
  metrics: readonly WatchedMetric[],
  selectors: readonly MetricSelector[],
): boolean {
  return metrics.some(metric =>
    selectors.some(selector => selects(selector, metric)),
  );
}

function selects(selector: MetricSelector, metric: WatchedMetric): boolean {
  return (
    selector.namespace === metric.namespace &&
    (selector.metricName === undefined ||
      selector.metricName === metric.metricName) &&
    Object.entries(selector.dimensions).every(([name, pattern]) => {
      const value = metric.dimensions[name];
      return value !== undefined && matchesGlob(pattern, value);
    })
  );
}
