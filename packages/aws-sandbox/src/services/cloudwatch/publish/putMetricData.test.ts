import type { MetricDatum } from '@aws-sdk/client-cloudwatch';
import { NOW, call, errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

function put(datum: MetricDatum, Namespace: string = 'App') {
  return call('PutMetricData', { Namespace, MetricData: [datum] }, stateOf());
}

const DAY = 86_400_000;

describe('putMetricData', () => {
  it('stores samples by the second only when high resolution is asked for', () => {
    const state = stateOf();
    const base = minutesAgo(1).getTime();
    for (const [MetricName, StorageResolution] of [
      ['fine', 1],
      ['coarse', 60],
    ] as const) {
      call(
        'PutMetricData',
        {
          Namespace: 'App',
          MetricData: [5, 15, 55].map(second => ({
            MetricName,
            StorageResolution,
            Value: second,
            Timestamp: new Date(base + second * 1000),
          })),
        },
        state,
      );
    }
    const { MetricDataResults } = call(
      'GetMetricData',
      {
        MetricDataQueries: ['fine', 'coarse'].map(MetricName => ({
          Id: MetricName,
          MetricStat: {
            Metric: { Namespace: 'App', MetricName },
            Period: 10,
            Stat: 'Sum',
          },
        })),
        StartTime: new Date(base),
        EndTime: NOW,
        ScanBy: 'TimestampAscending',
      },
      state,
    );
    expect(MetricDataResults!.map(({ Values }) => Values)).toEqual([
      [5, 15, 55],
      [75],
    ]);
  });

  it('stores nothing when any datum is wrong', () => {
    const state = stateOf();
    const data: MetricDatum[] = [
      { MetricName: 'good', Value: 1 },
      { MetricName: 'bad', Value: NaN },
    ];
    expect(() =>
      call('PutMetricData', { Namespace: 'App', MetricData: data }, state),
    ).toThrow('MetricData.member.2.Value');
    expect(call('ListMetrics', {}, state).Metrics).toEqual([]);
  });

  it('takes data of entities and the edges of the time range', () => {
    const state = stateOf();
    call(
      'PutMetricData',
      {
        Namespace: 'App',
        EntityMetricData: [{ MetricData: [{ MetricName: 'm', Value: 1 }] }],
      },
      state,
    );
    expect(call('ListMetrics', {}, state).Metrics).toHaveLength(1);
    for (const offset of [-14 * DAY, 2 * 3_600_000]) {
      const Timestamp = new Date(NOW.getTime() + offset);
      expect(put({ MetricName: 'm', Value: 1, Timestamp })).toEqual({});
    }
  });

  const at = 'MetricData.member.1';
  const exclusive = (a: string, b: string) =>
    `The parameters ${at}.${a} and ${at}.${b} are mutually exclusive and you have specified both.`;
  const set = { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 };
  it.each<[MetricDatum, string, string]>([
    [
      { MetricName: 'm', Value: 1, Values: [1] },
      'InvalidParameterCombination',
      exclusive('Value', 'Values'),
    ],
    [
      { MetricName: 'm', Value: 1, StatisticValues: set },
      'InvalidParameterCombination',
      exclusive('Value', 'StatisticValues'),
    ],
    [
      { MetricName: 'm', Values: [1, 2], Counts: [1] },
      'InvalidParameterValue',
      `The parameters ${at}.Values and ${at}.Counts must be of the same size.`,
    ],
    [
      { MetricName: 'm', Value: NaN },
      'InvalidParameterValue',
      `The value NaN for parameter ${at}.Value is invalid.`,
    ],
    [
      { MetricName: 'm', Value: 2 ** 361 },
      'InvalidParameterValue',
      `The value ${2 ** 361} for parameter ${at}.Value is invalid.`,
    ],
    [
      { MetricName: 'm', Value: 1, StorageResolution: 300 },
      'InvalidParameterValue',
      `The parameter ${at}.StorageResolution must be a value in the set [ 1, 60 ].`,
    ],
    [
      {
        MetricName: 'm',
        Value: 1,
        Timestamp: new Date(NOW.getTime() - 14 * DAY - 1),
      },
      'InvalidParameterValue',
      `The parameter ${at}.Timestamp must specify a time within the past two weeks.`,
    ],
    [
      {
        MetricName: 'm',
        Value: 1,
        Timestamp: new Date(NOW.getTime() + 7_200_001),
      },
      'InvalidParameterValue',
      `The parameter ${at}.Timestamp must specify a time no more than two hours in the future.`,
    ],
    [
      { MetricName: 'm', Values: Array.from({ length: 151 }, (_, i) => i) },
      'InvalidParameterValue',
      `The collection ${at}.Values must not have a size greater than 150.`,
    ],
    [
      {
        MetricName: 'm',
        Value: 1,
        Dimensions: Array.from({ length: 31 }, (_, i) => ({
          Name: `d${i}`,
          Value: 'v',
        })),
      },
      'InvalidParameterValue',
      `The collection ${at}.Dimensions must not have a size greater than 30.`,
    ],
    [
      { MetricName: 'm', Value: 1, Dimensions: [{ Name: 'd', Value: '' }] },
      'MissingParameter',
      `The parameter ${at}.Dimensions.member.1.Value is required.`,
    ],
    [
      { MetricName: 'm' },
      'MissingParameter',
      `At least one of the parameters ${at}.Value, ${at}.Values or ${at}.StatisticValues must be specified.`,
    ],
    [
      { MetricName: undefined, Value: 1 },
      'MissingParameter',
      `The parameter ${at}.MetricName is required.`,
    ],
  ])('refuses %j', (datum, code, message) => {
    expect(errorOf(() => put(datum))).toEqual({ code, message });
  });

  it.each(['AWS/EC2', ':colon', 'ünicode', 'x'.repeat(256)])(
    'refuses the namespace %s',
    namespace => {
      expect(
        errorOf(() => put({ MetricName: 'm', Value: 1 }, namespace)),
      ).toEqual({
        code: 'InvalidParameterValue',
        message: `The value ${namespace} for parameter Namespace is invalid.`,
      });
    },
  );

  it('names the units it takes', () => {
    const { message } = errorOf(() =>
      put({ MetricName: 'm', Value: 1, Unit: 'Furlongs' as 'Count' }),
    );
    expect(message).toMatch(
      /^The parameter MetricData\.member\.1\.Unit must be a value in the set \[ .*Count.* \]\.$/,
    );
  });

  it('refuses more than 1,000 data', () => {
    const MetricData = Array.from({ length: 1001 }, () => ({
      MetricName: 'm',
      Value: 1,
    }));
    expect(
      errorOf(() =>
        call('PutMetricData', { Namespace: 'App', MetricData }, stateOf()),
      ),
    ).toEqual({
      code: 'InvalidParameterValue',
      message:
        'The collection MetricData must not have a size greater than 1000.',
    });
  });
});
