import { CloudWatchWorld, cloudwatchSeedSchema } from '.';
import { ACCOUNT, NOW, REGION, call } from './__fixtures__/world';

function worldOf(seed: unknown) {
  return CloudWatchWorld.create(
    [{ id: ACCOUNT, regions: { [REGION]: cloudwatchSeedSchema.parse(seed) } }],
    () => NOW,
  );
}

const METRIC = {
  namespace: 'AWS/SQS',
  name: 'NumberOfMessagesSent',
  pattern: { kind: 'constant', base: 1 },
};
const ALARM = { name: 'a', namespace: 'AWS/SQS', metricName: 'm' };

describe('CloudWatchWorld', () => {
  it('keeps accounts and regions apart', () => {
    const world = worldOf({ metrics: [METRIC] });
    const count = (accountId: string, region: string) =>
      call('ListMetrics', {}, world.forAccountRegion(accountId, region))
        .Metrics!.length;
    expect(count(ACCOUNT, REGION)).toBe(1);
    expect(count(ACCOUNT, 'us-east-1')).toBe(0);
    expect(count('444455556666', REGION)).toBe(0);
    expect(world.forAccountRegion(ACCOUNT, 'us-east-1')).toBe(
      world.forAccountRegion(ACCOUNT, 'us-east-1'),
    );
  });

  it('gives metrics of different accounts different values', () => {
    const regions = {
      [REGION]: cloudwatchSeedSchema.parse({
        metrics: [{ ...METRIC, unit: 'Seconds' }],
      }),
    };
    const world = CloudWatchWorld.create(
      [
        { id: ACCOUNT, regions },
        { id: '444455556666', regions },
      ],
      () => NOW,
    );
    const valuesOf = (accountId: string) =>
      call(
        'GetMetricStatistics',
        {
          Namespace: METRIC.namespace,
          MetricName: METRIC.name,
          StartTime: new Date(NOW.getTime() - 3_600_000),
          EndTime: NOW,
          Period: 60,
          Statistics: ['Average'],
        },
        world.forAccountRegion(accountId, REGION),
      ).Datapoints!.map(({ Average }) => Average);
    expect(valuesOf(ACCOUNT)).toHaveLength(60);
    expect(valuesOf(ACCOUNT)).not.toEqual(valuesOf('444455556666'));
  });

  it('describes the anomaly detectors of the seed', () => {
    const state = worldOf({
      anomalyDetectors: [
        { namespace: 'App', metricName: 'm', dimensions: { Queue: 'a' } },
        { namespace: 'App', metricName: 'n', state: 'PENDING_TRAINING' },
      ],
    }).forAccountRegion(ACCOUNT, REGION);
    const describe_ = (input: object) =>
      call('DescribeAnomalyDetectors', input, state);
    expect(describe_({ MetricName: 'n' }).AnomalyDetectors).toEqual([
      {
        Namespace: 'App',
        MetricName: 'n',
        Dimensions: [],
        Stat: 'Average',
        Configuration: { ExcludedTimeRanges: [] },
        StateValue: 'PENDING_TRAINING',
        SingleMetricAnomalyDetector: {
          AccountId: ACCOUNT,
          Namespace: 'App',
          MetricName: 'n',
          Dimensions: [],
          Stat: 'Average',
        },
      },
    ]);
    const first = describe_({ MaxResults: 1 });
    const second = describe_({ MaxResults: 1, NextToken: first.NextToken });
    expect(
      [first, second].map(({ AnomalyDetectors: [d] = [] }) => d.MetricName),
    ).toEqual(['m', 'n']);
    expect(second.NextToken).toBeUndefined();
    expect(
      describe_({ AnomalyDetectorTypes: ['METRIC_MATH'] }).AnomalyDetectors,
    ).toEqual([]);
  });
});

describe('cloudwatchSeedSchema', () => {
  it.each<[string, unknown, string]>([
    [
      'an unknown pattern',
      { metrics: [{ ...METRIC, pattern: { kind: 'random', base: 1 } }] },
      'pattern',
    ],
    [
      'a bad period',
      { metrics: [{ ...METRIC, period: 90 }] },
      'multiple of 60',
    ],
    [
      'a bad time',
      { metrics: [{ ...METRIC, until: 'yesterday' }] },
      "'yesterday' is no time",
    ],
    ['a bad unit', { metrics: [{ ...METRIC, unit: 'Furlongs' }] }, 'Count'],
    ['an unknown member', { metrics: [{ ...METRIC, patern: {} }] }, 'patern'],
    [
      'a bad statistic',
      { alarms: [{ ...ALARM, statistic: 'avg' }] },
      "'avg' is no statistic",
    ],
    [
      'an alarm on nothing',
      { alarms: [{ name: 'a' }] },
      'one of metricName, math and composite',
    ],
    [
      'an alarm without a namespace',
      { alarms: [{ name: 'a', metricName: 'm' }] },
      'namespace and metricName go together',
    ],
  ])('refuses %s', (_, seed, message) => {
    const { success, error } = cloudwatchSeedSchema.safeParse(seed);
    expect(success).toBe(false);
    expect(error!.message).toContain(message);
  });

  it('leaves to CloudWatch itself which alarms make sense', () => {
    const alarm = { ...ALARM, evaluationPeriods: 1, datapointsToAlarm: 2 };
    expect(() => worldOf({ alarms: [alarm] })).toThrow(
      `${ACCOUNT}/${REGION} alarms[a]: DatapointsToAlarm must be less than or equal to EvaluationPeriods`,
    );
    const composite = { name: 'a', composite: { rule: 'ALARM(' } };
    expect(() => worldOf({ alarms: [composite] })).toThrow('Unexpected');
  });
});
