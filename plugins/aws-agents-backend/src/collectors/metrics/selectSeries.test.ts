import { agentFixture } from '../../__fixtures__/agents';
import type { ResolvedAgent } from '../../agents';
import { selectSeries, seriesOfDiscovery } from './selectSeries';

const select = (agent: ResolvedAgent) =>
  selectSeries(
    agent,
    agent.binding.metrics.flatMap(selector =>
      agent.regions.map(region => ({ selector, region })),
    ),
  );

function namesOf(metrics: string[], regions = ['eu-west-1']) {
  const { series, discoveries } = select(agentFixture({ metrics, regions }));
  return {
    series: series.map(
      item =>
        `${item.region} ${item.metricName}:${item.statistic}@${item.minimumPeriodSeconds}`,
    ),
    discoveries: discoveries.map(({ region, metricNames, dimensions }) => ({
      region,
      metricNames,
      dimensions,
    })),
  };
}

describe('selectSeries', () => {
  it('takes the default metrics of a namespace, in every region', () => {
    const { series, discoveries } = namesOf(
      ['AWS/ECS{ClusterName="prod",ServiceName="payments"}'],
      ['eu-west-1', 'us-east-1'],
    );
    expect(series).toEqual([
      'eu-west-1 CPUUtilization:Average@60',
      'eu-west-1 MemoryUtilization:Average@60',
      'us-east-1 CPUUtilization:Average@60',
      'us-east-1 MemoryUtilization:Average@60',
    ]);
    expect(discoveries).toEqual([]);
  });

  it('leaves out default metrics that are published under other dimensions', () => {
    const { series } = namesOf(['AWS/ApplicationELB{LoadBalancer="app/x/1"}']);
    expect(series).toContain('eu-west-1 RequestCount:Sum@60');
    expect(series.join()).not.toContain('HealthyHostCount');
  });

  it('takes a named metric as it is, with its statistic and period', () => {
    expect(
      namesOf(['Acme/Payments{Service="payments"} CapturedAmount:p99@300s']),
    ).toEqual({
      series: ['eu-west-1 CapturedAmount:p99@300'],
      discoveries: [],
    });
  });

  it('takes the default statistic of a known metric, else Average', () => {
    expect(
      namesOf([
        'AWS/SQS{QueueName="a"} NumberOfMessagesSent',
        'Acme/X{A="b"} Anything',
      ]).series,
    ).toEqual([
      'eu-west-1 NumberOfMessagesSent:Sum@60',
      'eu-west-1 Anything:Average@60',
    ]);
  });

  it.each([
    [
      'a wildcard',
      'AWS/Lambda{FunctionName="report-*"}',
      { dimensions: [{ name: 'FunctionName' }] },
    ],
    [
      'a namespace that nobody knows',
      'Acme/Fleet{Depot="rotterdam"}',
      { dimensions: [{ name: 'Depot', value: 'rotterdam' }] },
    ],
    [
      'dimensions that are not complete',
      'CWAgent{InstanceId="i-1"} disk_used_percent',
      {
        metricNames: ['disk_used_percent'],
        dimensions: [{ name: 'InstanceId', value: 'i-1' }],
      },
    ],
  ])('asks ListMetrics about %s', (_, selector, discovery) => {
    expect(namesOf([selector])).toEqual({
      series: [],
      discoveries: [expect.objectContaining(discovery)],
    });
  });
});

it('looks for metrics that are published daily among silent ones, too', () => {
  const { discoveries } = select(
    agentFixture({
      metrics: ['AWS/S3{BucketName="a"}', 'AWS/Lambda{FunctionName="a*"}'],
    }),
  );
  expect(discoveries.map(item => item.recentlyActive)).toEqual([false, true]);
});

describe('seriesOfDiscovery', () => {
  function discovered(
    selector: string,
    found: Array<[string, Record<string, string>]>,
  ) {
    const [discovery] = select(
      agentFixture({ metrics: [selector] }),
    ).discoveries;
    return seriesOfDiscovery(
      discovery,
      found.map(([metricName, dimensions]) => ({ metricName, dimensions })),
    ).map(item => [item.metricName, item.dimensions]);
  }

  it('keeps what matches the pattern, and of a known namespace its default metrics', () => {
    expect(
      discovered('AWS/Lambda{FunctionName="report-*"}', [
        ['Errors', { FunctionName: 'report-daily' }],
        ['Errors', { FunctionName: 'checkout' }],
        ['Errors', { FunctionName: 'a.report-x' }],
        ['AsyncEventAge', { FunctionName: 'report-daily' }],
      ]),
    ).toEqual([['Errors', { FunctionName: 'report-daily' }]]);
  });

  it('prefers the fewest dimensions beyond those that were asked for', () => {
    expect(
      discovered('Acme/Fleet{Depot="rotterdam"}', [
        ['Speed', { Depot: 'rotterdam' }],
        ['Speed', { Depot: 'rotterdam', Truck: '1' }],
        ['Heat', { Depot: 'rotterdam', Truck: '1' }],
        ['Heat', { Depot: 'rotterdam', Truck: '2' }],
        ['Heat', { Depot: 'hamburg' }],
      ]),
    ).toEqual([
      ['Speed', { Depot: 'rotterdam' }],
      ['Heat', { Depot: 'rotterdam', Truck: '1' }],
      ['Heat', { Depot: 'rotterdam', Truck: '2' }],
    ]);
  });

  it('keeps metrics of the linked accounts that config names', () => {
    const owners = (linkedAccounts: string[]) => {
      const agent = agentFixture({
        metrics: ['AWS/SQS{QueueName="a"} Depth'],
        linkedAccounts,
      });
      const { series, discoveries } = select(agent);
      expect(series).toEqual([]);
      return seriesOfDiscovery(
        discoveries[0],
        ['444455556666', '777788889999', undefined].map(owner => ({
          metricName: 'Depth',
          dimensions: { QueueName: 'a' },
          ...(owner ? { owningAccountId: owner } : {}),
        })),
      );
    };
    expect(owners(['*']).map(item => item.owningAccountId)).toEqual([
      '444455556666',
      '777788889999',
      undefined,
    ]);
    expect(owners(['777788889999']).map(item => item.owningAccountId)).toEqual([
      '777788889999',
      undefined,
    ]);
    expect(new Set(owners(['*']).map(item => item.seriesId)).size).toBe(3);
  });

  it('takes characters of a pattern literally, except the star', () => {
    expect(
      discovered('Acme/X{A="a.b(*)"}', [
        ['M', { A: 'a.b(1)' }],
        ['N', { A: 'aXb(1)' }],
      ]),
    ).toEqual([['M', { A: 'a.b(1)' }]]);
  });
});
