import { DISCOVERY_NAMESPACES } from '../alloyConfig/discoveryNamespaces';
import { RequestChecker, describe } from './RequestChecker';
import { RULES } from './rules';

const MAX_SELECTORS = 100;
const MAX_METRICS = 100;
const MAX_STATISTICS = 20;
const MAX_DIMENSIONS = 30;
const MAX_TAG_VALUES = 20;
const SHORT_PERIODS_SECONDS = [1, 5, 10, 20, 30];
const DAY_SECONDS = 86_400;

/** Checks which metrics the agent is to collect. */
export function checkMetrics(checker: RequestChecker, value: unknown): void {
  checker.items('$.metrics', value, MAX_SELECTORS).forEach((item, i) => {
    const path = `$.metrics[${i}]`;
    const selector = checker.members(path, item);
    checker.text(`${path}.namespace`, selector.namespace, RULES.namespace);
    checkDimensions(checker, `${path}.dimensions`, selector.dimensions);
    if (selector.tags !== undefined) {
      checkSelectorTags(checker, `${path}.tags`, selector);
    }
    checker.optionalText(`${path}.text`, selector.text, RULES.selectorText);
    const metrics = checker.items(
      `${path}.metrics`,
      selector.metrics,
      MAX_METRICS,
    );
    if (Array.isArray(selector.metrics) && selector.metrics.length === 0) {
      checker.add(
        `${path}.metrics`,
        'is empty',
        'at least one metric, for the exporter has no defaults',
      );
    }
    metrics.forEach((metric, k) =>
      checkMetric(checker, `${path}.metrics[${k}]`, metric),
    );
  });
}

function checkDimensions(
  checker: RequestChecker,
  path: string,
  value: unknown = {},
): void {
  const entries = Object.entries(checker.members(path, value));
  if (entries.length > MAX_DIMENSIONS) {
    checker.add(
      path,
      `has ${entries.length} dimensions`,
      `at most ${MAX_DIMENSIONS}`,
    );
    return;
  }
  for (const [name, text] of entries) {
    checker.text(`${path} (name)`, name, RULES.dimensionName);
    checker.text(`${path}.${name.slice(0, 60)}`, text, RULES.dimensionValue);
  }
}

function checkSelectorTags(
  checker: RequestChecker,
  path: string,
  { tags, namespace }: Readonly<Record<string, unknown>>,
): void {
  for (const [key, values] of Object.entries(checker.members(path, tags))) {
    checker.text(`${path} (key)`, key, RULES.tagKey);
    const at = `${path}.${key.slice(0, 60)}`;
    checker
      .items(at, values, MAX_TAG_VALUES)
      .forEach((value, i) =>
        checker.text(`${at}[${i}]`, value, RULES.tagValue),
      );
  }
  if (!DISCOVERY_NAMESPACES.some(known => known === namespace)) {
    checker.add(
      path,
      'are for a namespace of which the exporter cannot find resources',
      'dimensions in place of tags',
    );
  }
}

function checkMetric(
  checker: RequestChecker,
  path: string,
  value: unknown,
): void {
  const metric = checker.members(path, value);
  checker.text(`${path}.name`, metric.name, RULES.metricName);
  const statistics = checker.items(
    `${path}.statistics`,
    metric.statistics,
    MAX_STATISTICS,
  );
  if (Array.isArray(metric.statistics) && metric.statistics.length === 0) {
    checker.add(`${path}.statistics`, 'is empty', RULES.statistic.expected);
  }
  statistics.forEach((statistic, i) =>
    checker.text(`${path}.statistics[${i}]`, statistic, RULES.statistic),
  );
  if (metric.periodSeconds !== undefined && !isPeriod(metric.periodSeconds)) {
    checker.add(
      `${path}.periodSeconds`,
      describe(metric.periodSeconds),
      '1, 5, 10, 20, 30 or a multiple of 60 up to 86400',
    );
  }
}

/** Source: CloudWatch API Reference, MetricStat. */
function isPeriod(value: unknown): boolean {
  if (typeof value !== 'number') return false;
  return (
    SHORT_PERIODS_SECONDS.includes(value) ||
    (Number.isInteger(value) &&
      value > 0 &&
      value % 60 === 0 &&
      value <= DAY_SECONDS)
  );
}
