import type {
  Failure,
  MetricExpression,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type { SeriesDefinition } from '../../store';
import { defineSeries } from './metricQuery';

/** Namespace under which expressions are shown; CloudWatch has none for them. */
export const MATH_NAMESPACE = 'Metric math';

/** The series of expressions, and why some have none. */
export interface MathSeries {
  readonly definitions: SeriesDefinition[];
  readonly failures: Failure[];
}

/**
 * Makes series of an agent's expressions in one region, from the series that
 * its named selectors stand for there.
 */
export function defineMath(
  agent: ResolvedAgent,
  region: string,
  series: readonly SeriesDefinition[],
  now: Date,
): MathSeries {
  const { expressions = [], metrics } = agent.binding;
  const known = new Map<string, SeriesDefinition>();
  const failures: Failure[] = [];
  for (const { id, text } of metrics) {
    const found = series.filter(
      item => item.region === region && item.selector === text,
    );
    if (id !== undefined && found.length === 1) {
      known.set(id, found[0]);
    }
  }
  const definitions: SeriesDefinition[] = [];
  for (const expression of expressions) {
    const inputs = expression.references.flatMap(id => {
      const input = known.get(id);
      return input ? [[id, input] as const] : [];
    });
    if (inputs.length === expression.references.length) {
      const definition = toDefinition(expression, agent, region, inputs);
      known.set(expression.id, definition);
      definitions.push(definition);
    } else {
      failures.push(
        missingInput(
          expression,
          expression.references.filter(id => !known.has(id)),
          region,
          now,
        ),
      );
    }
  }
  return { definitions, failures };
}

function toDefinition(
  { id, text, unit, expression }: MetricExpression,
  agent: ResolvedAgent,
  region: string,
  inputs: ReadonlyArray<readonly [string, SeriesDefinition]>,
): SeriesDefinition {
  return defineSeries({
    selector: text,
    namespace: MATH_NAMESPACE,
    metricName: id,
    dimensions: {},
    statistic: expression,
    unit: unit ?? null,
    minimumPeriodSeconds: Math.max(
      ...inputs.map(([, input]) => input.minimumPeriodSeconds),
    ),
    accountId: agent.accountId,
    region,
    math: { expression, inputs: Object.fromEntries(inputs) },
  });
}

function missingInput(
  { id, text }: MetricExpression,
  missing: readonly string[],
  region: string,
  now: Date,
): Failure {
  const names = missing.join(' and ');
  return {
    code: 'expression-input',
    message: `${id} cannot be computed in ${region}, because ${names} is not exactly one metric there.`,
    cause: `${text} needs one time series for each name, and CloudWatch lists none or several for ${names}.`,
    remedy: `Give the selector of ${names} all dimensions of one metric.`,
    retryable: false,
    at: now.toISOString(),
  };
}
