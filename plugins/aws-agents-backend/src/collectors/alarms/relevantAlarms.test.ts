import type { Alarm } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../../__fixtures__/agents';
import { fromCompositeAlarm, fromMetricAlarm } from './toAlarm';
import { relevantAlarms, relevantDetectors } from './relevantAlarms';

const PLACE = { accountId: '111122223333', region: 'eu-west-1' };

function onQueue(name: string, queue: string, metric = 'Depth'): Alarm {
  return fromMetricAlarm(
    {
      AlarmName: name,
      Namespace: 'AWS/SQS',
      MetricName: metric,
      Dimensions: [
        { Name: 'QueueName', Value: queue },
        { Name: 'Extra', Value: 'more' },
      ],
    },
    PLACE,
  );
}
const composite = (name: string, rule: string) =>
  fromCompositeAlarm({ AlarmName: name, AlarmRule: rule }, PLACE);
const ALARMS = [
  onQueue('own', 'payments'),
  onQueue('own-dlq', 'payments-dlq', 'Age'),
  onQueue('foreign', 'ledger'),
  composite('above', 'ALARM(between) OR ALARM(foreign)'),
  composite('between', 'ALARM(own)'),
  composite('elsewhere', 'ALARM(foreign)'),
];

describe('relevantAlarms', () => {
  it.each([
    ['AWS/SQS{QueueName="payments"}', ['own', 'above', 'between']],
    ['AWS/SQS{QueueName="payments*"}', ['own', 'own-dlq', 'above', 'between']],
    ['AWS/SQS{QueueName="payments*"} Age', ['own-dlq']],
    ['AWS/SQS{Missing="x"}', []],
    ['AWS/SNS{QueueName="payments"}', []],
  ])('of %s', (text, expected) => {
    const { metrics } = agentFixture({ metrics: [text] }).binding;
    expect(relevantAlarms(ALARMS, metrics).map(({ name }) => name)).toEqual(
      expected,
    );
  });
});

describe('relevantDetectors', () => {
  it('keeps those on the metrics of the agent', () => {
    const { metrics } = agentFixture({
      metrics: ['AWS/SQS{QueueName="payments"}'],
    }).binding;
    const detectors = ALARMS.slice(0, 3).map(alarm => ({
      region: 'eu-west-1',
      metrics: alarm.metrics,
      expression: null,
      state: 'TRAINED',
    }));
    expect(relevantDetectors(detectors, metrics)).toEqual([detectors[0]]);
  });
});
