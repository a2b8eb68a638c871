import type {
  MetricAlarm,
  MetricDataQuery,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import {
  Complaints,
  constraintViolation,
  enumConstraint,
  mutuallyExclusive,
  rangeConstraint,
  required,
} from '../errors';
import { QueryPlan, planQueries } from '../query/plan';
import {
  AlarmRule,
  Comparison,
  MetricAlarmEntry,
  TreatMissingData,
  alarmArn,
} from './alarm';

/** Source: PutMetricAlarm API reference. */
const COMPARISONS: readonly Comparison[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];
const TREATMENTS: readonly TreatMissingData[] = [
  'breaching',
  'notBreaching',
  'ignore',
  'missing',
];
const LOW_SAMPLE_TREATMENTS = ['evaluate', 'ignore'];
const SUB_MINUTE_PERIODS = [10, 20, 30];
const MAX_NAME_LENGTH = 255;
/** Longest time that an alarm can evaluate, in seconds. */
const MAX_EVALUATED_SECONDS = 7 * 86_400;
const DAY_SECONDS = 86_400;

/** Alarms on these always ignore missing data, whatever they ask for. */
const IGNORES_MISSING_DATA = 'AWS/DynamoDB';

function isAlarmPeriod(seconds: number): boolean {
  return (
    SUB_MINUTE_PERIODS.includes(seconds) || (seconds > 0 && seconds % 60 === 0)
  );
}

function isOneOf<T extends string>(
  text: string | undefined,
  values: readonly T[],
): text is T {
  return values.some(value => value === text);
}

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

function checkSingle(input: PutMetricAlarmInput, complaints: Complaints): void {
  complaints.addIf(!input.MetricName, required('MetricName'));
  complaints.addIf(!input.Namespace, required('Namespace'));
  complaints.addIf(input.Period === undefined, required('Period'));
  complaints.addIf(
    input.Period !== undefined && !isAlarmPeriod(input.Period),
    'Period must be 10, 20, 30 or a multiple of 60',
  );
  const { Statistic, ExtendedStatistic } = input;
  complaints.addIf(
    !Statistic && !ExtendedStatistic,
    'Must specify either Statistic or ExtendedStatistic',
  );
  complaints.addIf(
    !!Statistic && !!ExtendedStatistic,
    mutuallyExclusive('Statistic', 'ExtendedStatistic'),
  );
}

function checkMath(
  input: PutMetricAlarmInput,
  queries: readonly MetricDataQuery[],
  complaints: Complaints,
): void {
  for (const member of [
    'MetricName',
    'Namespace',
    'Period',
    'Statistic',
    'ExtendedStatistic',
    'Unit',
  ] as const) {
    complaints.addIf(
      input[member] !== undefined,
      mutuallyExclusive('Metrics', member),
    );
  }
  const watched = queries.filter(({ ReturnData }) => ReturnData ?? true);
  complaints.addIf(
    watched.length !== 1,
    'Exactly one element of the metrics list should return data.',
  );
}

function checkThreshold(
  input: PutMetricAlarmInput,
  complaints: Complaints,
): void {
  complaints.addIf(!input.ComparisonOperator, required('ComparisonOperator'));
  complaints.addIf(input.Threshold === undefined, required('Threshold'));
  if (
    input.ComparisonOperator &&
    !isOneOf(input.ComparisonOperator, COMPARISONS)
  ) {
    complaints.add(
      constraintViolation(
        input.ComparisonOperator,
        'comparisonOperator',
        enumConstraint(COMPARISONS),
      ),
    );
  }
  const { TreatMissingData: treatment } = input;
  complaints.addIf(
    treatment !== undefined && !isOneOf(treatment, TREATMENTS),
    `Option ${treatment} is not supported. Supported options for parameter TreatMissingData are ${TREATMENTS.join(
      ', ',
    )}.`,
  );
  const low = input.EvaluateLowSampleCountPercentile;
  complaints.addIf(
    low !== undefined && !isOneOf(low, LOW_SAMPLE_TREATMENTS),
    `Option ${low} is not supported. Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and ignore.`,
  );
}

function checkPeriods(
  input: PutMetricAlarmInput,
  periodSeconds: number,
  complaints: Complaints,
): void {
  const { EvaluationPeriods: periods, DatapointsToAlarm: datapoints } = input;
  if (complaints.addIf(periods === undefined, required('EvaluationPeriods'))) {
    return;
  }
  const count = periods ?? 0;
  const range = rangeConstraint(count, 1);
  if (range) {
    complaints.add(constraintViolation(count, 'evaluationPeriods', range));
  }
  complaints.addIf(
    datapoints !== undefined && datapoints > count,
    'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
  );
  const longest = periodSeconds < 3600 ? DAY_SECONDS : MAX_EVALUATED_SECONDS;
  complaints.addIf(
    count * periodSeconds > longest,
    `Metrics cannot be checked across more than ${
      longest === DAY_SECONDS ? 'a day' : '7 days'
    } (EvaluationPeriods * Period must be <= ${longest}).`,
  );
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
  complaints.addIf(!input.AlarmName, required('AlarmName'));
  const name = input.AlarmName ?? '';
  complaints.addIf(
    name.length > MAX_NAME_LENGTH,
    `The parameter AlarmName must be shorter than ${
      MAX_NAME_LENGTH + 1
    } characters.`,
  );
  if (input.Metrics) {
    checkMath(input, input.Metrics, complaints);
  } else {
    checkSingle(input, complaints);
  }
  checkThreshold(input, complaints);
  checkPeriods(input, periodOf(input), complaints);
  complaints.throwIfAny('ValidationError');
  const plans: QueryPlan[] = planQueries(
    input.Metrics ?? [singleQuery(input)],
    'Metrics',
    complaints,
  );
  complaints.throwIfAny('ValidationError');
  const watched = plans.find(({ returnData }) => returnData) ?? plans[0];
  return {
    kind: 'metric',
    name,
    arn: alarmArn(region, accountId, name),
    created,
    updated,
    rule: ruleOf(input),
    plans,
    watched,
    configuration: configurationOf(input),
  };
}
