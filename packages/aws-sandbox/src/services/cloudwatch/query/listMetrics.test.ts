import type { ListMetricsInput } from '@aws-sdk/client-cloudwatch';
import { CloudWatchWorld, cloudwatchSeedSchema } from '..';
import {
  ACCOUNT,
  NOW,
  REGION,
  call,
  errorOf,
  stateOf,
} from '../__fixtures__/world';

const CONSTANT = { kind: 'constant', base: 1 };
const SEED = {
  metrics: [
    {
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'payments' },
    },
    {
      namespace: 'AWS/SQS',
      name: 'NumberOfMessagesSent',
      dimensions: { QueueName: 'payments' },
    },
    {
      namespace: 'AWS/SQS',
      name: 'NumberOfMessagesSent',
      dimensions: { QueueName: 'orders' },
      until: '-5h',
    },
    {
      namespace: 'AWS/ECS',
      name: 'CPUUtilization',
      dimensions: { ServiceName: 'api', ClusterName: 'main' },
    },
    { namespace: 'App', name: 'Gone', until: '-15d' },
    { namespace: 'App', name: 'Future', from: '+1d' },
  ].map(metric => ({ ...metric, pattern: CONSTANT })),
};

function list(input: ListMetricsInput, seed: unknown = SEED) {
  const { Metrics } = call('ListMetrics', input, stateOf(seed));
  return Metrics!.map(({ MetricName, Dimensions }) =>
    [MetricName, ...Dimensions!.map(({ Value }) => Value)].join(' '),
  );
}

const VISIBLE = 'ApproximateNumberOfMessagesVisible payments';

describe('listMetrics', () => {
  it.each<[string, ListMetricsInput, string[]]>([
    [
      'all with data in two weeks',
      {},
      [
        'CPUUtilization main api',
        VISIBLE,
        'NumberOfMessagesSent orders',
        'NumberOfMessagesSent payments',
      ],
    ],
    [
      'namespace and name',
      { Namespace: 'AWS/SQS', MetricName: 'NumberOfMessagesSent' },
      ['NumberOfMessagesSent orders', 'NumberOfMessagesSent payments'],
    ],
    [
      'dimension with any value',
      { Dimensions: [{ Name: 'ServiceName' }] },
      ['CPUUtilization main api'],
    ],
    [
      'dimension with a value',
      { Dimensions: [{ Name: 'QueueName', Value: 'payments' }] },
      [VISIBLE, 'NumberOfMessagesSent payments'],
    ],
    [
      'several dimensions, all of them',
      {
        Dimensions: [
          { Name: 'ClusterName', Value: 'main' },
          { Name: 'ServiceName', Value: 'web' },
        ],
      },
      [],
    ],
    [
      'active in the last three hours',
      { Namespace: 'AWS/SQS', RecentlyActive: 'PT3H' },
      [VISIBLE, 'NumberOfMessagesSent payments'],
    ],
    ['an unknown namespace', { Namespace: 'AWS/RDS' }, []],
  ])('%s', (_, input, expected) => {
    expect(list(input)).toEqual(expected);
  });

  it('lists what was put, once', () => {
    const state = stateOf(SEED);
    for (const Value of [1, 2]) {
      call(
        'PutMetricData',
        { Namespace: 'Shop', MetricData: [{ MetricName: 'Sales', Value }] },
        state,
      );
    }
    const { Metrics } = call('ListMetrics', { Namespace: 'Shop' }, state);
    expect(Metrics).toEqual([
      { Namespace: 'Shop', MetricName: 'Sales', Dimensions: [] },
    ]);
  });

  it('has pages of 500 that lose and repeat nothing', () => {
    const state = stateOf({
      metrics: Array.from({ length: 1203 }, (_, i) => ({
        namespace: 'App',
        name: `m${i}`,
        pattern: CONSTANT,
      })),
    });
    const sizes: number[] = [];
    const names = new Set<string | undefined>();
    let NextToken: string | undefined;
    do {
      const page = call('ListMetrics', { Namespace: 'App', NextToken }, state);
      sizes.push(page.Metrics!.length);
      page.Metrics!.forEach(({ MetricName }) => names.add(MetricName));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(sizes).toEqual([500, 500, 203]);
    expect(names.size).toBe(1203);
  });

  it('includes linked accounts, with the owner of each metric', () => {
    const SOURCE = '444455556666';
    const metrics = [{ namespace: 'App', name: 'm', pattern: CONSTANT }];
    const part = (seed: unknown) => ({
      [REGION]: cloudwatchSeedSchema.parse(seed),
    });
    const state = CloudWatchWorld.create(
      [
        { id: ACCOUNT, regions: part({ metrics, linkedAccounts: [SOURCE] }) },
        { id: SOURCE, regions: part({ metrics }) },
      ],
      () => NOW,
    ).forAccountRegion(ACCOUNT, REGION);
    const owners = (input: ListMetricsInput) =>
      call('ListMetrics', input, state).OwningAccounts;
    expect(owners({})).toBeUndefined();
    expect(owners({ IncludeLinkedAccounts: true })).toEqual([ACCOUNT, SOURCE]);
    expect(
      owners({ IncludeLinkedAccounts: true, OwningAccount: SOURCE }),
    ).toEqual([SOURCE]);
  });

  it.each<[string, ListMetricsInput, string, string]>([
    [
      'eleven dimensions',
      { Dimensions: Array.from({ length: 11 }, () => ({ Name: 'a' })) },
      'InvalidParameterValue',
      'The collection Dimensions must not have a size greater than 10.',
    ],
    [
      'another time than PT3H',
      { RecentlyActive: 'PT1H' as 'PT3H' },
      'ValidationError',
      "1 validation error detected: Value 'PT1H' at 'recentlyActive' failed to satisfy constraint: Member must satisfy enum value set: [PT3H]",
    ],
    [
      'a bad token',
      { NextToken: 'x' },
      'InvalidParameterValue',
      'Invalid nextToken',
    ],
    [
      'an owner without linked accounts',
      { OwningAccount: ACCOUNT },
      'ValidationError',
      'OwningAccount can only be specified when IncludeLinkedAccounts is true.',
    ],
  ])('refuses %s', (_, input, code, message) => {
    expect(errorOf(() => list(input))).toEqual({ code, message });
  });
});
