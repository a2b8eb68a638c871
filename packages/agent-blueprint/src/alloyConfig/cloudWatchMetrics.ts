import { Statement, attributes, block, object, reference } from 'alloy-syntax';
import type {
  AgentRequest,
  MetricRequest,
  MetricSelectorRequest,
} from '../request/types';
import { metricsReceivers } from './context';
import { DISCOVERY_NAMESPACES } from './discoveryNamespaces';

const EXPORTER = 'prometheus.exporter.cloudwatch';
const DEFAULT_PERIOD_SECONDS = 300;
const MIN_INTERVAL_SECONDS = 60;

/**
 * A CloudWatch exporter with a job a selector. Selectors with patterns have an exporter each, for the exporter finds all
 * resources of a namespace and what does not match is dropped behind it.
 */
export function cloudWatchMetrics(request: AgentRequest): Statement[] {
  const selectors = request.metrics ?? [];
  const plain = selectors.filter(selector => !isFiltered(selector));
  const patterns = selectors.filter(isFiltered);
  return [
    ...(plain.length > 0 ? exporter(request, 'default', plain) : []),
    ...patterns.flatMap((selector, i) =>
      exporter(request, `matching_${i + 1}`, [selector], selector),
    ),
  ];
}

/** Whether not every resource that is found is meant: dimensions have patterns, or count among those with tags. */
function isFiltered({
  dimensions = {},
  tags = {},
}: MetricSelectorRequest): boolean {
  const values = Object.values(dimensions);
  const hasTags = Object.keys(tags).length > 0;
  return (
    values.some(value => value.includes('*')) || (hasTags && values.length > 0)
  );
}

function exporter(
  { regions }: AgentRequest,
  label: string,
  selectors: readonly MetricSelectorRequest[],
  filter?: MetricSelectorRequest,
): Statement[] {
  const periods = selectors.flatMap(({ metrics }) => metrics.map(periodOf));
  const interval = Math.max(MIN_INTERVAL_SECONDS, Math.min(...periods));
  return [
    block(
      EXPORTER,
      [
        ...attributes({ sts_region: regions[0] }),
        ...selectors.map((selector, i) => job(selector, i, regions)),
      ],
      label,
    ),
    block(
      'prometheus.scrape',
      attributes({
        targets: reference(`${EXPORTER}.${label}.targets`),
        forward_to: filter
          ? [reference(`prometheus.relabel.${label}.receiver`)]
          : metricsReceivers(),
        scrape_interval: seconds(interval),
        scrape_timeout: seconds(interval),
      }),
      `cloudwatch_${label}`,
    ),
    ...(filter ? [keepMatching(label, filter)] : []),
  ];
}

/** A job: `static` for one resource, else `discovery`, or `custom_namespace` where discovery does not know the namespace. */
function job(
  selector: MetricSelectorRequest,
  index: number,
  regions: readonly string[],
): Statement {
  const { namespace, dimensions = {}, tags = {}, metrics } = selector;
  const names = Object.keys(dimensions);
  const common = { regions: [...regions], nil_to_zero: false };
  const metricBlocks = metrics.map(metric);
  if (names.length > 0 && !isFiltered(selector)) {
    return block(
      'static',
      [
        ...attributes({ namespace, ...common, dimensions: object(dimensions) }),
        ...metricBlocks,
      ],
      `job_${index + 1}`,
    );
  }
  const required = {
    dimension_name_requirements: names.length > 0 ? names : undefined,
    search_tags:
      Object.keys(tags).length > 0
        ? object(
            Object.fromEntries(
              Object.entries(tags).map(([key, values]) => [key, oneOf(values)]),
            ),
          )
        : undefined,
  };
  return DISCOVERY_NAMESPACES.includes(namespace)
    ? block('discovery', [
        ...attributes({ type: namespace, ...common, ...required }),
        ...metricBlocks,
      ])
    : block(
        'custom_namespace',
        [...attributes({ namespace, ...common, ...required }), ...metricBlocks],
        `job_${index + 1}`,
      );
}

/** A value that CloudWatch does not have stays absent: nothing is invented. */
function metric(request: MetricRequest): Statement {
  return block(
    'metric',
    attributes({
      name: request.name,
      statistics: [...request.statistics],
      period: seconds(periodOf(request)),
    }),
  );
}

function periodOf({ periodSeconds }: MetricRequest): number {
  return periodSeconds ?? DEFAULT_PERIOD_SECONDS;
}

function seconds(count: number): string {
  return `${count}s`;
}

/** Metrics without the dimension, such as the exporter's information about resources, pass. */
function keepMatching(
  label: string,
  { dimensions = {} }: MetricSelectorRequest,
): Statement {
  return block(
    'prometheus.relabel',
    [
      ...attributes({ forward_to: metricsReceivers() }),
      ...Object.entries(dimensions).map(([name, value]) =>
        block(
          'rule',
          attributes({
            source_labels: [dimensionLabel(name)],
            regex: `(${regexOf(value)})?`,
            action: 'keep',
          }),
        ),
      ),
    ],
    label,
  );
}

/** The exporter's name for the label of a dimension: characters that labels cannot have are underscores. */
function dimensionLabel(name: string): string {
  return `dimension_${name.replace(/[^A-Za-z0-9_]/g, '_')}`;
}

/** A pattern of a selector in the syntax of RE2, which relabelling anchors. */
function regexOf(pattern: string): string {
  return pattern.split('*').map(escaped).join('.*');
}

/** The exporter looks for tag values by regular expressions that it does not anchor. */
function oneOf(values: readonly string[]): string {
  return values.length === 0 ? '.*' : `^(${values.map(escaped).join('|')})$`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
}
