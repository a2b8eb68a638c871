import type { GetMetricStatisticsInput } from '@aws-sdk/client-cloudwatch';
import { call, errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

const BASE: GetMetricStatisticsInput = {
  Namespace: 'App',
  MetricName: 'm',
  StartTime: minutesAgo(5),
  EndTime: minutesAgo(0),
  Period: 60,
  Statistics: ['Average'],
};

function get(input: Partial<GetMetricStatisticsInput>, state = stateOf()) {
  return call('GetMetricStatistics', { ...BASE, ...input }, state);
}

describe('getMetricStatistics', () => {
  it('answers several statistics a datapoint, and a datapoint for each unit', () => {
    const state = stateOf();
    call(
      'PutMetricData',
      {
        Namespace: 'App',
        MetricData: [
          {
            MetricName: 'm',
            Values: [1, 10],
            Counts: [2, 4],
            Unit: 'Count',
            Timestamp: minutesAgo(1),
          },
          { MetricName: 'm', Value: 3, Timestamp: minutesAgo(1) },
        ],
      },
      state,
    );
    const all = ['Sum', 'Maximum', 'SampleCount'] as const;
    expect(get({ Statistics: [...all] }, state)).toEqual({
      Label: 'm',
      Datapoints: [
        {
          Timestamp: minutesAgo(1),
          Unit: 'Count',
          Sum: 42,
          Maximum: 10,
          SampleCount: 6,
        },
        {
          Timestamp: minutesAgo(1),
          Unit: 'None',
          Sum: 3,
          Maximum: 3,
          SampleCount: 1,
        },
      ],
    });
    const percentiles = get(
      {
        Statistics: undefined,
        ExtendedStatistics: ['p50', 'tm50'],
        Unit: 'Count',
      },
      state,
    );
    expect(percentiles.Datapoints).toEqual([
      {
        Timestamp: minutesAgo(1),
        Unit: 'Count',
        ExtendedStatistics: { p50: 10, tm50: 4 },
      },
    ]);
  });

  it.each<[string, Partial<GetMetricStatisticsInput>, string, string]>([
    [
      'more than 1,440 datapoints',
      { StartTime: minutesAgo(1440), Period: 1 },
      'InvalidParameterCombination',
      'You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    ],
    [
      'an inverted window',
      { EndTime: minutesAgo(6) },
      'InvalidParameterValue',
      'The parameter StartTime must be less than the parameter EndTime.',
    ],
    [
      'no statistic',
      { Statistics: [] },
      'InvalidParameterCombination',
      'Must specify either Statistics or ExtendedStatistics',
    ],
    [
      'both kinds of statistics',
      { ExtendedStatistics: ['p50'] },
      'InvalidParameterCombination',
      'The parameters Statistics and ExtendedStatistics are mutually exclusive and you have specified both.',
    ],
    [
      'an unknown statistic',
      { Statistics: undefined, ExtendedStatistics: ['p200'] },
      'InvalidParameterValue',
      'The value p200 for parameter ExtendedStatistics is not supported.',
    ],
    [
      'a missing name',
      { MetricName: undefined },
      'MissingParameter',
      'The parameter MetricName is required.',
    ],
  ])('refuses %s', (_, input, code, message) => {
    expect(errorOf(() => get(input))).toEqual({ code, message });
  });

  it('takes 1,440 datapoints', () => {
    const input = { StartTime: minutesAgo(1440) };
    expect(get(input).Datapoints).toEqual([]);
  });
});
