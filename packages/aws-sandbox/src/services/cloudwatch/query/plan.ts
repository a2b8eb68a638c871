import type {
  MetricDataQuery,
  MetricStat,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { Complaints, mutuallyExclusive, required } from '../errors';
import { Expression, parseExpression, referencesOf } from '../math/parse';
import { MathError } from '../math/tokens';
import { isPeriod } from '../metrics/granularity';
import { MetricIdentity, metricIdentity } from '../metrics/metric';
import { Statistic, parseStatistic } from '../metrics/statistic';

/** A query that retrieves a metric. */
export interface MetricPlan {
  readonly kind: 'metric';
  readonly id: string;
  readonly label?: string;
  readonly returnData: boolean;
  /** Account that owns the metric, when not the caller's. */
  readonly accountId?: string;
  readonly identity: MetricIdentity;
  readonly periodSeconds: number;
  readonly statistic: Statistic;
  readonly statisticText: string;
  readonly unit?: StandardUnit;
}

/** A query that computes on others. */
export interface ExpressionPlan {
  readonly kind: 'expression';
  readonly id: string;
  readonly label?: string;
  readonly returnData: boolean;
  readonly expression: Expression;
  readonly periodSeconds?: number;
}

/** A query that has been checked. */
export type QueryPlan = MetricPlan | ExpressionPlan;

const ID_PATTERN = '^[a-z][a-zA-Z0-9_]*$';
const ID = new RegExp(ID_PATTERN);
const MAX_EXPRESSION_LENGTH = 2048;

/** The sentence for a period that CloudWatch does not take. */
export function periodComplaint(parameter: string): string {
  return `The parameter ${parameter} must be 1, 5, 10, 20, 30 or a multiple of 60.`;
}

function checkId(
  query: MetricDataQuery,
  path: string,
  complaints: Complaints,
): void {
  const missing = complaints.addIf(!query.Id, required(`${path}.Id`));
  if (!missing && !ID.test(query.Id ?? '')) {
    complaints.add(
      `The value ${query.Id} for parameter ${path}.Id is not matching the expected pattern ${ID_PATTERN}.`,
    );
  }
}

function planMetric(
  query: MetricDataQuery,
  stat: MetricStat,
  path: string,
  complaints: Complaints,
): MetricPlan | undefined {
  const { Metric, Period, Stat, Unit } = stat;
  const at = (member: string) => `${path}.MetricStat.${member}`;
  const incomplete = [
    complaints.addIf(!Metric?.Namespace, required(at('Metric.Namespace'))),
    complaints.addIf(!Metric?.MetricName, required(at('Metric.MetricName'))),
    complaints.addIf(Period === undefined, required(at('Period'))),
    complaints.addIf(!Stat, required(at('Stat'))),
  ].includes(true);
  if (incomplete || Period === undefined || !Stat) {
    return undefined;
  }
  complaints.addIf(!isPeriod(Period), periodComplaint(at('Period')));
  const statistic = parseStatistic(Stat);
  if (!statistic) {
    complaints.add(
      `The value ${Stat} for parameter ${at('Stat')} is not supported.`,
    );
    return undefined;
  }
  return {
    kind: 'metric',
    id: query.Id ?? '',
    label: query.Label,
    returnData: query.ReturnData ?? true,
    accountId: query.AccountId,
    identity: metricIdentity(
      Metric?.Namespace,
      Metric?.MetricName,
      Metric?.Dimensions,
    ),
    periodSeconds: Period,
    statistic,
    statisticText: Stat,
    unit: Unit,
  };
}

/** The sentence for a problem in an expression. */
export function expressionComplaint(id: string, problem: string): string {
  return `Error in expression '${id}': ${problem}`;
}

function planExpression(
  query: MetricDataQuery,
  source: string,
  path: string,
  complaints: Complaints,
): ExpressionPlan | undefined {
  const id = query.Id ?? '';
  if (query.Period !== undefined && !isPeriod(query.Period)) {
    complaints.add(periodComplaint(`${path}.Period`));
  }
  if (source.length > MAX_EXPRESSION_LENGTH) {
    complaints.add(
      `The parameter ${path}.Expression must be shorter than ${
        MAX_EXPRESSION_LENGTH + 1
      } characters.`,
    );
    return undefined;
  }
  try {
    return {
      kind: 'expression',
      id,
      label: query.Label,
      returnData: query.ReturnData ?? true,
      expression: parseExpression(source),
      periodSeconds: query.Period,
    };
  } catch (error) {
    if (!(error instanceof MathError)) {
      throw error;
    }
    complaints.add(expressionComplaint(id, error.message));
    return undefined;
  }
}

function planQuery(
  query: MetricDataQuery,
  path: string,
  complaints: Complaints,
): QueryPlan | undefined {
  checkId(query, path, complaints);
  const { MetricStat, Expression: source } = query;
  if (MetricStat && source !== undefined) {
    complaints.add(
      mutuallyExclusive(`${path}.MetricStat`, `${path}.Expression`),
    );
    return undefined;
  }
  if (source !== undefined) {
    return planExpression(query, source, path, complaints);
  }
  if (MetricStat) {
    return planMetric(query, MetricStat, path, complaints);
  }
  complaints.add(required(`${path}.MetricStat`));
  return undefined;
}

function checkReferences(
  plans: readonly QueryPlan[],
  complaints: Complaints,
): void {
  const known = new Set(plans.map(({ id }) => id));
  for (const plan of plans) {
    const references =
      plan.kind === 'expression' ? [...referencesOf(plan.expression)] : [];
    for (const id of references) {
      complaints.addIf(
        !known.has(id),
        expressionComplaint(plan.id, `Unrecognized identifier: ${id}`),
      );
    }
  }
}

/**
 * Checks queries and prepares them. Problems go to `complaints`; the plans are
 * complete only when it has none.
 *
 * @param parameter - name of the list, for the messages
 */
export function planQueries(
  queries: readonly MetricDataQuery[],
  parameter: string,
  complaints: Complaints,
): QueryPlan[] {
  const ids = queries.map(({ Id }) => Id);
  complaints.addIf(
    new Set(ids).size < ids.length,
    `The values for parameter id in ${parameter} are not unique.`,
  );
  const plans = queries.map((query, i) =>
    planQuery(query, `${parameter}.member.${i + 1}`, complaints),
  );
  const complete = plans.filter(plan => plan !== undefined);
  if (complete.length === plans.length) {
    checkReferences(complete, complaints);
  }
  return complete;
}
