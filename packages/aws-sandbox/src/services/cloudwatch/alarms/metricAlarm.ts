import type {
  MetricAlarm,
  MetricDataQuery,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { Complaints } from '../errors';
import { QueryPlan, planQueries } from '../query/plan';
import { AlarmRule, MetricAlarmEntry, alarmArn } from './alarm';
import {
  COMPARISONS,
  TREATMENTS,
  checkMetricAlarm,
  isOneOf,
} from './checkMetricAlarm';

/** Alarms on these always ignore missing data, whatever they ask for. */
const IGNORES_MISSING_DATA = 'AWS/DynamoDB';

/** An alarm on one metric, written as a list of queries with one member. */
function singleQuery(input: PutMetricAlarmInput): MetricDataQuery {
  return {
    Id: 'm1',
    MetricStat: {
      Metric: {
        Namespace: input.Namespace,
        MetricName: input.MetricName,
        Dimensions: input.Dimensions,
      },
      Period: input.Period,
      Stat: input.Statistic ?? input.ExtendedStatistic,
      Unit: input.Unit,
    },
    ReturnData: true,
  };
}

function periodOf(input: PutMetricAlarmInput): number {
  if (!input.Metrics) {
    return input.Period ?? 0;
  }
  const periods = input.Metrics.flatMap(
    ({ Period, MetricStat }) => MetricStat?.Period ?? Period ?? [],
  );
  return periods.length > 0 ? Math.max(...periods) : 0;
}

function ruleOf(input: PutMetricAlarmInput): AlarmRule {
  const { TreatMissingData: treatment, ComparisonOperator: comparison } = input;
  const namespaces = input.Metrics
    ? input.Metrics.map(({ MetricStat }) => MetricStat?.Metric?.Namespace)
    : [input.Namespace];
  const asked = isOneOf(treatment, TREATMENTS) ? treatment : 'missing';
  return {
    periodSeconds: periodOf(input),
    evaluationPeriods: input.EvaluationPeriods ?? 1,
    datapointsToAlarm: input.DatapointsToAlarm ?? input.EvaluationPeriods ?? 1,
    isMOutOfN: input.DatapointsToAlarm !== undefined,
    threshold: input.Threshold ?? 0,
    comparison: isOneOf(comparison, COMPARISONS)
      ? comparison
      : 'GreaterThanThreshold',
    treatMissingData: namespaces.includes(IGNORES_MISSING_DATA)
      ? 'ignore'
      : asked,
  };
}

/** What DescribeAlarms shows of a PutMetricAlarm request. */
function configurationOf(input: PutMetricAlarmInput): MetricAlarm {
  const { Tags: _, ...shown } = input;
  return {
    ...shown,
    ActionsEnabled: input.ActionsEnabled ?? true,
    OKActions: input.OKActions ?? [],
    AlarmActions: input.AlarmActions ?? [],
    InsufficientDataActions: input.InsufficientDataActions ?? [],
    ...(!input.Metrics && { Dimensions: input.Dimensions ?? [] }),
  };
}

/** Where and when an alarm is created. */
export interface AlarmOrigin {
  readonly accountId: string;
  readonly region: string;
  /** ms */
  readonly created: number;
  /** ms */
  readonly updated: number;
}

/**
 * Checks a PutMetricAlarm request and makes an alarm of it.
 *
 * @throws AwsError ValidationError
 */
export function createMetricAlarm(
  input: PutMetricAlarmInput,
  { accountId, region, created, updated }: AlarmOrigin,
): MetricAlarmEntry {
  const complaints = Complaints.create();
  checkMetricAlarm(input, periodOf(input), complaints);
  complaints.throwIfAny('ValidationError');
  const plans: QueryPlan[] = planQueries(
    input.Metrics ?? [singleQuery(input)],
    'Metrics',
    complaints,
  );
  complaints.throwIfAny('ValidationError');
  const band = plans.find(({ id }) => id === input.ThresholdMetricId);
  const watched =
    plans.find(plan => plan.returnData && plan !== band) ?? plans[0];
  const name = input.AlarmName ?? '';
  return {
    kind: 'metric',
    name,
    arn: alarmArn(region, accountId, name),
    created,
    updated,
    rule: ruleOf(input),
    plans,
    watched,
    band,
    configuration: configurationOf(input),
  };
}
