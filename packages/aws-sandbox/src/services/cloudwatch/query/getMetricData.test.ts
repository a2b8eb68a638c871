import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { CloudWatchWorld, cloudwatchSeedSchema } from '..';
import { get, metric, put } from '../__fixtures__/queries';
import {
  ACCOUNT,
  NOW,
  REGION,
  minutesAgo,
  stateOf,
} from '../__fixtures__/world';

describe('getMetricData', () => {
  it('answers with values and timestamps, newest first unless asked otherwise', () => {
    const state = stateOf();
    put(state, 'm', [1, 2, undefined, 4]);
    const ascending = get(state, [metric('a', 'm')]).MetricDataResults![0];
    expect(ascending).toEqual({
      Id: 'a',
      Label: 'm',
      StatusCode: 'Complete',
      Values: [1, 2, 4],
      Timestamps: [minutesAgo(4), minutesAgo(3), minutesAgo(1)],
    });
    const byDefault = get(state, [metric('a', 'm')], { ScanBy: undefined });
    expect(byDefault.MetricDataResults![0].Values).toEqual([4, 2, 1]);
    expect(byDefault.Messages).toEqual([]);
  });

  it('aggregates into periods that begin at the start, and excludes the end', () => {
    const state = stateOf();
    put(state, 'm', [1, 2, 3, 4, 5, 6]);
    const [result] = get(state, [metric('a', 'm', { period: 120 })], {
      StartTime: minutesAgo(5),
      EndTime: minutesAgo(1),
    }).MetricDataResults!;
    expect(result.Values).toEqual([2 + 3, 4 + 5]);
    expect(result.Timestamps).toEqual([minutesAgo(5), minutesAgo(3)]);
  });

  it('rounds the start down to the minute', () => {
    const state = stateOf();
    put(state, 'm', [7]);
    const start = new Date(minutesAgo(1).getTime() + 30_000);
    const [result] = get(state, [metric('a', 'm')], { StartTime: start })
      .MetricDataResults!;
    expect(result.Values).toEqual([7]);
  });

  it('does not mix metrics of different dimensions', () => {
    const state = stateOf();
    put(state, 'm', [1]);
    put(state, 'm', [2], { queue: 'a' });
    const { MetricDataResults } = get(state, [
      metric('none', 'm'),
      metric('a', 'm', { queue: 'a' }),
      metric('b', 'm', { queue: 'b' }),
    ]);
    expect(MetricDataResults!.map(r => r.Values)).toEqual([[1], [2], []]);
  });

  it('answers with the first of several units and says so', () => {
    const state = stateOf();
    put(state, 'm', [60], { Unit: 'Seconds' });
    put(state, 'm', [5], { Unit: 'Count' });
    const { MetricDataResults } = get(state, [
      metric('any', 'm'),
      metric('seconds', 'm', { unit: 'Seconds' }),
    ]);
    expect(MetricDataResults).toMatchObject([
      {
        Values: [5],
        Messages: [
          {
            Code: 'MultipleUnits',
            Value: "Multiple units returned: '[Count, Seconds]'",
          },
        ],
      },
      { Values: [60] },
    ]);
    expect(MetricDataResults![1].Messages).toBeUndefined();
  });

  // As AWS answers, see the cases of its query, JSON and CBOR protocols.
  it.each<[string, MetricDataQuery[], string[]]>([
    ['one metric', [metric('a', 'm')], ['m']],
    [
      'statistics',
      [metric('a', 'm'), metric('b', 'm', { stat: 'Minimum' })],
      ['m Sum', 'm Minimum'],
    ],
    [
      'periods',
      [metric('a', 'm'), metric('b', 'm', { period: 30 })],
      ['m 60', 'm 30'],
    ],
    [
      'both',
      [metric('a', 'm'), metric('b', 'm', { stat: 'Minimum', period: 30 })],
      ['m Sum 60', 'm Minimum 30'],
    ],
    ['names', [metric('a', 'm'), metric('b', 'n')], ['m', 'n']],
    [
      'dimensions',
      [metric('a', 'm', { queue: 'x' }), metric('b', 'm', { queue: 'y' })],
      ['x m', 'y m'],
    ],
    [
      'expressions',
      [metric('a', 'm'), { Id: 'e', Expression: 'a * 2' }],
      ['m', 'e'],
    ],
  ])('labels by what differs: %s', (_, queries, labels) => {
    const { MetricDataResults } = get(stateOf(), queries);
    expect(MetricDataResults!.map(({ Label }) => Label)).toEqual(labels);
  });

  it('fills dynamic labels', () => {
    const state = stateOf();
    put(state, 'm', [1, 9, 2], { queue: 'payments' });
    const Label =
      "${PROP('Dim.Queue')} ${LABEL} last ${LAST} max ${MAX} at ${MAX_TIME} of ${DATAPOINT_COUNT} ${NOPE}";
    const { MetricDataResults } = get(
      state,
      [metric('a', 'm', { queue: 'payments', Label })],
      { LabelOptions: { Timezone: '+0130' } },
    );
    expect(MetricDataResults![0].Label).toBe(
      'payments m last 2 max 9 at 2026-03-10 14:02:00 of 3 ${NOPE}',
    );
  });

  it('computes expressions on metrics and on expressions, and hides what is not to be returned', () => {
    const state = stateOf();
    put(state, 'errors', [1, undefined, 3]);
    put(state, 'requests', [10, 20, 30]);
    const { MetricDataResults } = get(state, [
      { Id: 'percent', Expression: 'rate * 100', Label: 'Error rate' },
      { Id: 'rate', Expression: 'FILL(e, 0) / r', ReturnData: false },
      metric('e', 'errors', { ReturnData: false }),
      metric('r', 'requests', { ReturnData: false }),
    ]);
    expect(MetricDataResults).toEqual([
      {
        Id: 'percent',
        Label: 'Error rate',
        StatusCode: 'Complete',
        Values: [10, 0, 10],
        Timestamps: [minutesAgo(3), minutesAgo(2), minutesAgo(1)],
      },
    ]);
  });

  it('answers an array of series under one Id', () => {
    const state = stateOf();
    put(state, 'a', [1]);
    put(state, 'b', [2]);
    const { MetricDataResults } = get(state, [
      metric('a', 'a', { ReturnData: false }),
      metric('b', 'b', { ReturnData: false }),
      { Id: 'e', Expression: 'METRICS() * 10', Label: 'Times ten' },
    ]);
    expect(
      MetricDataResults!.map(({ Id, Label, Values }) => [Id, Label, Values]),
    ).toEqual([
      ['e', 'Times ten a', [10]],
      ['e', 'Times ten b', [20]],
    ]);
  });
});

describe('retention', () => {
  const seed = {
    metrics: [
      {
        namespace: 'App',
        name: 'm',
        pattern: { kind: 'constant', base: 1, noise: 0 },
      },
    ],
  };
  it.each([
    ['a day at 60 s', 1, 60, 1440],
    ['20 days at 60 s: 15 days are left', 20, 60, 15 * 1440],
    ['20 days at 300 s', 20, 300, 20 * 288],
    ['70 days at 300 s: 63 days are left', 70, 300, 63 * 288],
    ['70 days at 3600 s', 70, 3600, 70 * 24],
    ['500 days at a day: 455 are left', 500, 86400, 455],
  ])('%s', (_, days, period, expected) => {
    const end = new Date('2026-03-10T00:00:00Z');
    const { MetricDataResults } = get(
      stateOf(seed),
      [metric('m', 'm', { period, stat: 'Average' })],
      { StartTime: new Date(end.getTime() - days * 86_400_000), EndTime: end },
    );
    const { length } = MetricDataResults![0].Values!;
    // The half day since midnight is missing of what is left.
    expect(length).toBeGreaterThanOrEqual(expected - 86400 / period);
    expect(length).toBeLessThanOrEqual(expected);
  });
});

describe('linked accounts', () => {
  const SOURCE = '444455556666';
  const world = CloudWatchWorld.create(
    [
      {
        id: ACCOUNT,
        regions: {
          [REGION]: cloudwatchSeedSchema.parse({ linkedAccounts: [SOURCE] }),
        },
      },
      { id: SOURCE, regions: { [REGION]: cloudwatchSeedSchema.parse({}) } },
    ],
    () => NOW,
  );
  const monitoring = world.forAccountRegion(ACCOUNT, REGION);
  const source = world.forAccountRegion(SOURCE, REGION);
  put(source, 'm', [42]);

  it('answers from the source account', () => {
    const [own, linked] = get(monitoring, [
      metric('own', 'm'),
      metric('linked', 'm', { AccountId: SOURCE }),
    ]).MetricDataResults!;
    expect(own.Values).toEqual([]);
    expect(linked.Values).toEqual([42]);
  });

  it('forbids accounts that are not linked, and that only', () => {
    const [own, other] = get(source, [
      metric('own', 'm'),
      metric('other', 'm', { AccountId: ACCOUNT }),
    ]).MetricDataResults!;
    expect(own).toMatchObject({ StatusCode: 'Complete', Values: [42] });
    expect(other).toMatchObject({
      StatusCode: 'Forbidden',
      Values: [],
      Messages: [{ Code: 'Forbidden' }],
    });
  });
});
