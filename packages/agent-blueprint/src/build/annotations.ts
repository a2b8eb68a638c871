import type { AgentRequest, MetricSelectorRequest } from '../request/types';

/** The annotations that bind an entity to its agent, as the plugins read them. */
export function entityAnnotations(
  request: AgentRequest,
  agentRoleArn: string,
  monitoringRoleArn: string,
): Readonly<Record<string, string>> {
  const { regions, platform, capabilities, metrics = [] } = request;
  const { deliveries = [], resources = [] } = request;
  return {
    'aws-agents/role-arn': agentRoleArn,
    'aws-agents/monitoring-role-arn': monitoringRoleArn,
    'aws-agents/regions': regions.join(','),
    'aws-agents/platform': platform.type,
    'aws-agents/flavour': 'alloy',
    ...(capabilities.length > 0 && {
      'aws-agents/capabilities': capabilities.join(','),
    }),
    ...(metrics.length > 0 && {
      'aws-agents/metrics': metrics.flatMap(selectorLines).join('\n'),
    }),
    ...(deliveries.length > 0 && {
      'aws-agents/deliveries': deliveries
        .map(({ bucket, prefix = '' }) => `s3://${bucket}/${prefix}`)
        .join('\n'),
    }),
    ...(resources.length > 0 && {
      'aws-agents/resources': resources.join('\n'),
    }),
  };
}

/** A selector in the syntax of the annotation: its own text, or a line for each metric and statistic. */
function selectorLines(selector: MetricSelectorRequest): string[] {
  if (selector.text !== undefined) return [selector.text];
  const head = selectorHead(selector);
  return selector.metrics.flatMap(({ name, statistics, periodSeconds }) => {
    const period = periodSeconds === undefined ? '' : `@${periodSeconds}s`;
    return statistics.map(
      statistic => `${head} ${nameText(name, /[:@{]/)}:${statistic}${period}`,
    );
  });
}

function selectorHead({
  namespace,
  dimensions = {},
  tags = {},
}: MetricSelectorRequest): string {
  const braces = Object.entries(dimensions)
    .map(([name, value]) => `${nameText(name, /[=,{}]/)}=${quoted(value)}`)
    .join(', ');
  const brackets = Object.entries(tags)
    .map(([key, values]) =>
      values.length === 0
        ? quoted(key)
        : `${quoted(key)}=${values.map(quoted).join('|')}`,
    )
    .join(', ');
  if (!brackets) return `${namespace}{${braces}}`;
  return `${namespace}[${brackets}]${braces && `{${braces}}`}`;
}

function nameText(name: string, special: RegExp): string {
  const isPlain =
    name === name.trim() && !special.test(name) && !/["\\]/.test(name);
  return isPlain ? name : quoted(name);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
