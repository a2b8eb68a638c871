import type { Alarm, AlarmsResponse } from 'backstage-plugin-aws-agents-common';
import { observation } from './agent';
import { ago, HOUR } from './time';

const ACCOUNT = '111122223333';
const arnOf = (name: string) =>
  `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:${name}`;

export const alarm = (name: string, overrides: Partial<Alarm> = {}): Alarm => ({
  name,
  arn: arnOf(name),
  kind: 'metric',
  accountId: ACCOUNT,
  region: 'eu-west-1',
  description: null,
  state: 'OK',
  since: ago(3 * HOUR),
  reason: 'Threshold Crossed: no datapoints were above the threshold.',
  actionsEnabled: true,
  condition: {
    comparison: 'GreaterThanThreshold',
    threshold: 500,
    expression: null,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: 'missing',
  },
  metrics: [
    {
      accountId: ACCOUNT,
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'payments' },
      statistic: 'Maximum',
    },
  ],
  rule: null,
  children: [],
  ...overrides,
});

export const compositeAlarm = (
  name: string,
  children: string[],
  overrides: Partial<Alarm> = {},
): Alarm =>
  alarm(name, {
    kind: 'composite',
    condition: null,
    metrics: [],
    rule: children.map(child => `ALARM("${child}")`).join(' OR '),
    children,
    ...overrides,
  });

export const alarms = (
  overrides: Partial<AlarmsResponse> = {},
): AlarmsResponse => ({
  state: observation('alarms'),
  alarms: [alarm('payments-queue-backlog')],
  anomalyDetectors: [],
  ...overrides,
});
