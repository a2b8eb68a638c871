import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState } from '../CloudWatchState';
import { ACCOUNT, NOW, REGION, call, minutesAgo } from './world';

/** An alarm on a metric that {@link put} fills. */
export const ALARM: PutMetricAlarmInput = {
  AlarmName: 'high',
  Namespace: 'App',
  MetricName: 'm',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
};

export const arn = (name: string) =>
  `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`;
/** Minutes after {@link NOW}. */
export const later = (minutes: number) =>
  new Date(NOW.getTime() + minutes * 60_000);

/** Puts values a minute apart, the last at `last`. */
export function put(
  state: CloudWatchState,
  values: number[],
  last = minutesAgo(1),
) {
  call(
    'PutMetricData',
    {
      Namespace: 'App',
      MetricData: values.map((Value, i) => ({
        MetricName: 'm',
        Value,
        Timestamp: new Date(last.getTime() - (values.length - 1 - i) * 60_000),
      })),
    },
    state,
  );
}

/** DescribeAlarms of {@link ALARM}. */
export function describeOne(state: CloudWatchState, now: Date = NOW) {
  const { MetricAlarms } = call(
    'DescribeAlarms',
    { AlarmNames: ['high'] },
    state,
    now,
  );
  return MetricAlarms![0];
}

/** Alarms in every state, and composite alarms on them. */
export const SEED = {
  metrics: [
    {
      namespace: 'App',
      name: 'steady',
      pattern: { kind: 'constant', base: 50, noise: 0 },
    },
    {
      namespace: 'App',
      name: 'stopped',
      pattern: { kind: 'constant', base: 50, noise: 0 },
      until: '-2d',
    },
  ],
  alarms: [
    ['high', 'steady', { threshold: 40, alarmActions: ['arn:aws:sns:a'] }],
    ['low', 'steady', { threshold: 60 }],
    ['stopped', 'stopped', { threshold: 60 }],
    ['fixed', 'steady', { threshold: 60, state: 'ALARM' }],
  ]
    .map(
      ([name, metricName, more]): Record<string, unknown> => ({
        name,
        metricName,
        namespace: 'App',
        period: 60,
        ...(more as object),
      }),
    )
    .concat([
      { name: 'any', composite: { rule: 'ALARM(high) OR ALARM(low)' } },
      { name: 'both', composite: { rule: 'ALARM(any) AND ALARM("low")' } },
      { name: 'loop', composite: { rule: 'NOT INSUFFICIENT_DATA(loop)' } },
    ]),
};
