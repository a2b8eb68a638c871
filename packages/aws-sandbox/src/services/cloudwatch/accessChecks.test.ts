import type { AccessCheck, OperationContext } from '../../service';
import { ACCOUNT, NOW, REGION, stateOf } from './__fixtures__/world';
import type { CloudWatchState } from './CloudWatchState';
import { cloudwatchOperations } from './operations';

function context(region: string): OperationContext<CloudWatchState> {
  return {
    now: NOW,
    region,
    accountId: ACCOUNT,
    caller: { principal: {} as never },
    requestId: 'request',
    isAllowed: () => true,
    state: stateOf(),
  };
}

const alarm = (name: string, partition: string = 'aws', region = REGION) =>
  `arn:${partition}:cloudwatch:${region}:${ACCOUNT}:alarm:${name}`;
const on = (action: string, ...resources: string[]) =>
  resources.map(resource => ({ action: `cloudwatch:${action}`, resource }));

describe('access checks', () => {
  it.each<[keyof typeof cloudwatchOperations, object, AccessCheck[]]>([
    ['GetMetricData', {}, on('GetMetricData', '*')],
    ['GetMetricStatistics', {}, on('GetMetricStatistics', '*')],
    ['ListMetrics', {}, on('ListMetrics', '*')],
    ['DescribeAnomalyDetectors', {}, on('DescribeAnomalyDetectors', '*')],
    ['DescribeAlarmsForMetric', {}, on('DescribeAlarmsForMetric', '*')],
    [
      'PutMetricData',
      { Namespace: 'App' },
      [
        {
          action: 'cloudwatch:PutMetricData',
          resource: '*',
          context: { 'cloudwatch:namespace': 'App' },
        },
      ],
    ],
    ['DescribeAlarms', {}, on('DescribeAlarms', alarm('*'))],
    [
      'DescribeAlarms',
      { AlarmNames: ['a', 'b'] },
      on('DescribeAlarms', alarm('a'), alarm('b')),
    ],
    [
      'DescribeAlarms',
      { AlarmTypes: ['CompositeAlarm'], AlarmNames: ['a'] },
      on('DescribeAlarms', '*'),
    ],
    [
      'PutMetricAlarm',
      { AlarmName: 'a', OKActions: ['arn:aws:sns:b'] },
      [
        {
          action: 'cloudwatch:PutMetricAlarm',
          resource: alarm('a'),
          context: { 'cloudwatch:AlarmActions': ['arn:aws:sns:b'] },
        },
      ],
    ],
    [
      'DeleteAlarms',
      { AlarmNames: ['a', 'b'] },
      on('DeleteAlarms', alarm('a'), alarm('b')),
    ],
  ])('%s %j', (name, input, expected) => {
    const { checks } = cloudwatchOperations[name];
    expect(checks(input as never, context(REGION))).toEqual(expected);
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('in %s the partition is %s', (region, partition) => {
    const { checks } = cloudwatchOperations.DeleteAlarms;
    expect(checks({ AlarmNames: ['a'] }, context(region))).toEqual(
      on('DeleteAlarms', alarm('a', partition, region)),
    );
  });
});
