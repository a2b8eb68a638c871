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
  it('deletes all or none', () => {
    const state = stateOf(SEED);
    expect(
      errorOf(() =>
        call('DeleteAlarms', { AlarmNames: ['high', 'none'] }, state),
      ),
    ).toEqual({ code: 'ResourceNotFound', message: '' });
    call('DeleteAlarms', { AlarmNames: ['high', 'low'] }, state);
    const { MetricAlarms } = call('DescribeAlarms', {}, state);
    expect(MetricAlarms!.map(({ AlarmName }) => AlarmName)).toEqual([
      'fixed',
      'stopped',
    ]);
  });

  it('deletes one composite alarm at a time', () => {
    expect(
      errorOf(() =>
        call('DeleteAlarms', { AlarmNames: ['any', 'both'] }, stateOf(SEED)),
      ).code,
    ).toBe('ValidationError');
  });
});
