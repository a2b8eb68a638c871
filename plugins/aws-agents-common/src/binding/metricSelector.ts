import { AWS_AGENTS_ANNOTATIONS } from '../annotations';
import type { BindingProblem, MetricSelector } from '../dto/binding';
import { formatTags, readTags } from './selectorTags';
import {
  isPeriod,
  isShortPeriod,
  isStatistic,
  STATISTIC_EXAMPLES,
} from './statistics';
import { ScanError, TextScanner, type Report } from './TextScanner';

/**
 * Either a selector, or all that is wrong with the text.
 *
 * @public
 */
export type ParsedMetricSelector =
  | { ok: true; selector: MetricSelector }
  | { ok: false; problems: BindingProblem[] };

const EXAMPLE =
  'AWS/SQS{QueueName="payments"}, AWS/SQS[team="payments"] or AWS/SQS{QueueName="payments"} ApproximateNumberOfMessagesVisible:Maximum@60s';
// CloudWatch limits: API reference of PutMetricData, Dimension and MetricDatum.
const NAMESPACE = /^[A-Za-z0-9._\-/#: ]{1,255}$/;
const PRINTABLE = /^[\x20-\x7E]+$/;
const MAX_DIMENSIONS = 30;
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
};

/**
 * Parses one metric selector: `Namespace{Dimension="value", ...}`, optionally
 * followed by `MetricName:Statistic@60s` of which statistic and period may be
 * left out. `Namespace[tag="value", ...]` selects resources by their tags, alone
 * or before dimensions.
 * A `*` in a dimension's value matches any run of characters; `\"` and `\\`
 * stand for a quote and a backslash; a metric name with spaces is quoted.
 *
 * @param text - one line of the annotation `aws-agents/metrics`
 * @public
 */
export function parseMetricSelector(text: string): ParsedMetricSelector {
  const problems: BindingProblem[] = [];
  const report: Report = (message, expected) =>
    problems.push({
      annotation: AWS_AGENTS_ANNOTATIONS.metrics,
      value: text.trim(),
      message,
      expected,
    });
  try {
    const selector = readSelector(text.trim(), report);
    return problems.length ? { ok: false, problems } : { ok: true, selector };
  } catch (error) {
    if (!(error instanceof ScanError)) {
      throw error;
    }
    report(
      `is no metric selector: ${error.message} (character ${
        error.position + 1
      })`,
      EXAMPLE,
    );
    return { ok: false, problems };
  }
}

/**
 * Writes a selector such that {@link parseMetricSelector} reads the same again.
 *
 * @public
 */
export function formatMetricSelector(
  selector: Omit<MetricSelector, 'text'>,
): string {
  const dimensions = Object.entries(selector.dimensions)
    .map(([name, value]) => `${quoteName(name, '=,{}')}=${quote(value)}`)
    .join(', ');
  const tags = selector.tags ? formatTags(selector.tags) : '';
  const braces = tags && !dimensions ? '' : `{${dimensions}}`;
  const head = `${selector.namespace}${tags}${braces}`;
  if (!selector.metricName) {
    return head;
  }
  const statistic = selector.statistic ? `:${selector.statistic}` : '';
  const period = selector.periodSeconds ? `@${selector.periodSeconds}s` : '';
  return `${head} ${quoteName(
    selector.metricName,
    ':@{',
  )}${statistic}${period}`;
}

function readSelector(text: string, report: Report): MetricSelector {
  const scanner = TextScanner.create(text);
  const namespace = scanner.until('{[');
  if (!NAMESPACE.test(namespace)) {
    report(
      namespace
        ? `has the namespace ${namespace}, which CloudWatch does not allow`
        : 'begins with no namespace',
      'a namespace of at most 255 letters, digits and . - _ / # : such as AWS/SQS',
    );
  }
  const tags = readTags(scanner, namespace, report);
  scanner.skipSpace();
  const dimensions =
    tags && scanner.peek() !== '{' ? {} : readDimensions(scanner, report);
  scanner.skipSpace();
  return {
    text,
    namespace,
    ...(tags ? { tags } : {}),
    dimensions,
    ...readMetric(scanner, report),
  };
}

function readDimensions(
  scanner: TextScanner,
  report: Report,
): Record<string, string> {
  const dimensions = new Map<string, string>();
  scanner.expect('{', 'after the namespace');
  scanner.skipSpace();
  while (!scanner.take('}')) {
    const name = readName(scanner, '=,{}"', 'of a dimension');
    scanner.skipSpace();
    scanner.expect('=', `after the dimension ${name}`);
    scanner.skipSpace();
    const value = scanner.quoted(`around the value of ${name}`);
    checkDimension(name, value, dimensions, report);
    dimensions.set(name, value);
    scanner.skipSpace();
    if (scanner.peek() !== '}') {
      scanner.expect(',', `or } after the value of ${name}`);
      scanner.skipSpace();
    }
  }
  if (dimensions.size > MAX_DIMENSIONS) {
    report(
      `names ${dimensions.size} dimensions`,
      `at most ${MAX_DIMENSIONS} dimensions`,
    );
  }
  return Object.fromEntries(dimensions);
}

function checkDimension(
  name: string,
  value: string,
  seen: ReadonlyMap<string, string>,
  report: Report,
): void {
  if (seen.has(name)) {
    report(`names the dimension ${name} twice`, 'each dimension once');
  }
  if (!PRINTABLE.test(name) || name.startsWith(':') || name.length > 255) {
    report(
      `has a dimension named ${name || '(nothing)'}`,
      'a name of 1 to 255 ASCII characters that does not begin with a colon, such as QueueName',
    );
  }
  if (!PRINTABLE.test(value) || !value.trim() || value.length > 1024) {
    report(
      `gives the dimension ${name} the value "${value}"`,
      '1 to 1,024 ASCII characters, such as "payments" or "payments-*"',
    );
  }
}

function readMetric(
  scanner: TextScanner,
  report: Report,
): Pick<MetricSelector, 'metricName' | 'statistic' | 'periodSeconds'> {
  if (!scanner.peek()) {
    return {};
  }
  const metricName = readName(scanner, ':@"', 'of the metric');
  if (!PRINTABLE.test(metricName) || metricName.length > 255) {
    report(
      `has the metric name ${metricName || '(nothing)'}`,
      'a name of 1 to 255 ASCII characters, such as ApproximateNumberOfMessagesVisible',
    );
  }
  const statistic = scanner.take(':') ? scanner.until('@') : undefined;
  if (statistic !== undefined && !isStatistic(statistic)) {
    report(`has the statistic ${statistic || '(nothing)'}`, STATISTIC_EXAMPLES);
  }
  const periodSeconds = scanner.take('@')
    ? readPeriod(scanner.rest(), report)
    : undefined;
  if (
    periodSeconds === undefined &&
    statistic === undefined &&
    scanner.peek()
  ) {
    throw scanner.error(`nothing is expected after the metric ${metricName}`);
  }
  return {
    metricName,
    ...(statistic === undefined ? {} : { statistic }),
    ...(periodSeconds === undefined ? {} : { periodSeconds }),
  };
}

function readPeriod(text: string, report: Report): number {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  const seconds = match ? Number(match[1]) * UNIT_SECONDS[match[2]] : NaN;
  if (!isPeriod(seconds)) {
    report(
      `has the period ${text || '(nothing)'}`,
      isShortPeriod(seconds)
        ? '60s or more: a high-resolution metric is collected by the minute, since CloudWatch keeps its finer points for 3 hours only'
        : 'a multiple of 60s up to 86400s, such as 60s, 5m or 1h',
    );
  }
  return seconds;
}

function readName(scanner: TextScanner, stops: string, of: string): string {
  if (scanner.peek() === '"') {
    return scanner.quoted(`around the name ${of}`);
  }
  const name = scanner.until(stops);
  if (!name) {
    throw scanner.error(`expected the name ${of}`);
  }
  return name;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function quoteName(name: string, special: string): string {
  const isPlain =
    name === name.trim() &&
    ![...name].some(character => `${special}"\\`.includes(character));
  return isPlain ? name : quote(name);
}
