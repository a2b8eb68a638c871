import type { MetricRequest, MetricSelectorRequest } from 'agent-blueprint';
import type {
  MetricSelector,
  OnboardingProblem,
} from 'backstage-plugin-aws-agents-common';
import { defaultMetric, defaultMetrics } from '../collectors/metrics';

/** CloudWatch's usual statistic, for metrics that nobody knows. */
const FALLBACK_STATISTIC = 'Average';

/**
 * Selectors with their metrics named, because an exporter has no defaults. Those
 * of the same resources become one.
 */
export function selectMetrics(selectors: readonly MetricSelector[]): {
  metrics: MetricSelectorRequest[];
  problems: OnboardingProblem[];
} {
  const groups = new Map<
    string,
    { selector: MetricSelector; metrics: MetricRequest[] }
  >();
  const problems: OnboardingProblem[] = [];
  selectors.forEach((selector, index) => {
    const field = `metrics[${index}]`;
    const named = metricsOf(selector);
    if (named.length === 0) {
      problems.push({
        field,
        message: `"${selector.text}" names no metric, and the usual ones of ${selector.namespace} are not known`,
        expected: `a metric, such as ${selector.namespace}{...} Name:Average@60s`,
      });
      return;
    }
    const key = JSON.stringify([
      selector.namespace,
      selector.dimensions,
      selector.tags,
    ]);
    const group = groups.get(key) ?? { selector, metrics: [] };
    group.metrics.push(...named);
    groups.set(key, group);
  });
  return {
    metrics: [...groups.values()].map(({ selector, metrics }) => ({
      namespace: selector.namespace,
      dimensions: selector.dimensions,
      ...(selector.tags ? { tags: selector.tags } : {}),
      metrics,
    })),
    problems,
  };
}

function metricsOf(selector: MetricSelector): MetricRequest[] {
  const { namespace, metricName, statistic, periodSeconds } = selector;
  if (metricName) {
    const usual = defaultMetric(namespace, metricName)?.statistic;
    return [
      {
        name: metricName,
        statistics: [statistic ?? usual ?? FALLBACK_STATISTIC],
        ...(periodSeconds === undefined ? {} : { periodSeconds }),
      },
    ];
  }
  const names = Object.keys(selector.dimensions).sort().join(' ');
  return (defaultMetrics(namespace) ?? [])
    .filter(
      ({ dimensionSets }) =>
        !names ||
        !dimensionSets ||
        dimensionSets.some(set => set.join(' ') === names),
    )
    .map(metric => ({
      name: metric.name,
      statistics: [metric.statistic],
      ...(metric.periodSeconds === undefined
        ? {}
        : { periodSeconds: metric.periodSeconds }),
    }));
}
