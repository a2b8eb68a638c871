import type {
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
import type { BandComparison, Comparison, TreatMissingData } from './alarm';
import { isBandComparison } from './evaluateRule';

/** Source: PutMetricAlarm API reference. */
export const COMPARISONS: readonly (Comparison | BandComparison)[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'GreaterThanUpperThreshold',
];
export const TREATMENTS: readonly TreatMissingData[] = [
  'breaching',
  'notBreaching',
  'ignore',
  'missing',
];
/** The function that gives an alarm its band. */
const BAND = 'ANOMALY_DETECTION_BAND';
const LOW_SAMPLE_TREATMENTS = ['evaluate', 'ignore'];
const SUB_MINUTE_PERIODS = [10, 20, 30];
const MAX_NAME_LENGTH = 255;
/** Longest time that an alarm can evaluate, in seconds. */
const MAX_EVALUATED_SECONDS = 7 * 86_400;
const DAY_SECONDS = 86_400;

function isAlarmPeriod(seconds: number): boolean {
  return (
    SUB_MINUTE_PERIODS.includes(seconds) || (seconds > 0 && seconds % 60 === 0)
  );
}

/** Whether a text is one of some values. */
export function isOneOf<T extends string>(
  text: string | undefined,
  values: readonly T[],
): text is T {
  return values.some(value => value === text);
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
  const { ThresholdMetricId: bandId } = input;
  if (bandId === undefined) {
    complaints.addIf(
      watched.length !== 1,
      'Exactly one element of the metrics list should return data.',
    );
    return;
  }
  complaints.addIf(
    watched.length !== 2 || !watched.some(({ Id }) => Id === bandId),
    'Exactly two elements of the metrics list should return data.',
  );
  complaints.addIf(
    !queries.find(({ Id }) => Id === bandId)?.Expression?.includes(BAND),
    `The expression of ThresholdMetricId ${bandId} must be an ${BAND} function.`,
  );
}

function checkThreshold(
  input: PutMetricAlarmInput,
  complaints: Complaints,
): void {
  complaints.addIf(!input.ComparisonOperator, required('ComparisonOperator'));
  const isBand = input.ThresholdMetricId !== undefined;
  complaints.addIf(
    !isBand && input.Threshold === undefined,
    required('Threshold'),
  );
  complaints.addIf(
    isBand && input.Threshold !== undefined,
    mutuallyExclusive('ThresholdMetricId', 'Threshold'),
  );
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
  const { TreatMissingData: treatment, ComparisonOperator: comparison } = input;
  complaints.addIf(
    isOneOf(comparison, COMPARISONS) && isBandComparison(comparison) !== isBand,
    `ComparisonOperator ${comparison} is ${
      isBand ? 'not for' : 'for'
    } alarms with a ThresholdMetricId`,
  );
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

/**
 * Checks a PutMetricAlarm request, all but its queries.
 *
 * @param periodSeconds - longest period of what the alarm watches
 */
export function checkMetricAlarm(
  input: PutMetricAlarmInput,
  periodSeconds: number,
  complaints: Complaints,
): void {
  complaints.addIf(!input.AlarmName, required('AlarmName'));
  complaints.addIf(
    (input.AlarmName ?? '').length > MAX_NAME_LENGTH,
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
  checkPeriods(input, periodSeconds, complaints);
}
