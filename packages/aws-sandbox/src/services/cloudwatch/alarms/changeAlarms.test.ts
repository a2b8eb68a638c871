import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { ALARM, SEED } from '../__fixtures__/alarms';
import { call, errorOf, stateOf } from '../__fixtures__/world';

describe('putMetricAlarm', () => {
  it.each<[Partial<PutMetricAlarmInput>, string]>([
    [{ Period: 45 }, 'Period must be 10, 20, 30 or a multiple of 60'],
    [
      { DatapointsToAlarm: 3 },
      'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
    ],
    [
      { TreatMissingData: 'zero' },
      'Option zero is not supported. Supported options for parameter TreatMissingData are breaching, notBreaching, ignore, missing.',
    ],
    [
      { EvaluateLowSampleCountPercentile: 'x' },
      'Option x is not supported. Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and ignore.',
    ],
    [
      { Statistic: undefined },
      'Must specify either Statistic or ExtendedStatistic',
    ],
    [{ Threshold: undefined }, 'The parameter Threshold is required.'],
    [
      { EvaluationPeriods: 0 },
      "1 validation error detected: Value '0' at 'evaluationPeriods' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { ComparisonOperator: 'Greater' as 'GreaterThanThreshold' },
      "1 validation error detected: Value 'Greater' at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: [GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold]",
    ],
    [
      { ComparisonOperator: 'GreaterThanUpperThreshold' },
      'ComparisonOperator GreaterThanUpperThreshold is for alarms with a ThresholdMetricId',
    ],
    [
      { EvaluationPeriods: 1441 },
      'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
    ],
    [
      {
        MetricName: undefined,
        Namespace: undefined,
        Statistic: undefined,
        Period: undefined,
        Metrics: [
          { Id: 'a', Expression: 'b + 1' },
          { Id: 'b', Expression: 'TIME_SERIES(1)' },
        ],
      },
      'Exactly one element of the metrics list should return data.',
    ],
  ])('is refused: %j', (change, message) => {
    expect(
      errorOf(() => call('PutMetricAlarm', { ...ALARM, ...change }, stateOf())),
    ).toEqual({ code: 'ValidationError', message });
  });
});

describe('deleteAlarms', () => {
  function remaining(names: string[]) {
    const state = stateOf(SEED);
    call('DeleteAlarms', { AlarmNames: names }, state);
    const AlarmTypes = ['MetricAlarm', 'CompositeAlarm'] as const;
    const { MetricAlarms, CompositeAlarms } = call(
      'DescribeAlarms',
      { AlarmTypes: [...AlarmTypes] },
      state,
    );
    return [...MetricAlarms!, ...CompositeAlarms!].map(a => a.AlarmName);
  }

  it.each([
    [
      ['fixed', 'both'],
      ['high', 'low', 'stopped', 'any', 'loop'],
    ],
    // Those that exist are deleted, whatever else is named.
    [
      ['stopped', 'none'],
      ['fixed', 'high', 'low', 'any', 'both', 'loop'],
    ],
    // An alarm that refers to itself only.
    [['loop'], ['fixed', 'high', 'low', 'stopped', 'any', 'both']],
  ])('of %j leaves %j', (names, expected) => {
    expect(remaining(names)).toEqual(expected);
  });

  const inUse = (names: string, pronoun: string) =>
    `Cannot delete ${names} as there are composite alarm(s) depending on ${pronoun}.`;
  it.each([
    [['none'], 'ResourceNotFound', ''],
    [['high'], 'ValidationError', inUse('high', 'it')],
    [['high', 'low'], 'ValidationError', inUse('high,low', 'them')],
    [['any', 'fixed'], 'ValidationError', inUse('any', 'it')],
    [
      ['both', 'loop'],
      'ValidationError',
      'Only one composite alarm can be deleted in an operation.',
    ],
  ])('of %j is refused', (names, code, message) => {
    expect(errorOf(() => remaining(names))).toEqual({ code, message });
  });
});
