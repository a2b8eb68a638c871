import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import { groupSeries } from './groupSeries';

const series = (
  metricName: string,
  dimensions: Record<string, string>,
  region = 'eu-west-1',
): MetricSeries => ({
  id: metricName + region,
  selector: 'AWS/SQS',
  namespace: 'AWS/SQS',
  metricName,
  dimensions,
  statistic: 'Sum',
  unit: 'Count',
  periodSeconds: 60,
  accountId: '111122223333',
  region,
  status: 'complete',
  points: [],
  alarms: [],
});

it('keeps the metrics of one queue together, and regions apart', () => {
  const groups = groupSeries([
    series('Sent', { QueueName: 'payments' }),
    series('Sent', { QueueName: 'refunds' }),
    series('Visible', { QueueName: 'payments' }),
    series('Sent', { QueueName: 'payments' }, 'us-east-1'),
    series('Total', {}),
  ]);
  expect(
    groups.map(group => [
      group.subject,
      group.region,
      group.series.map(({ metricName }) => metricName),
    ]),
  ).toEqual([
    ['QueueName payments', 'eu-west-1', ['Sent', 'Visible']],
    ['QueueName refunds', 'eu-west-1', ['Sent']],
    ['QueueName payments', 'us-east-1', ['Sent']],
    ['', 'eu-west-1', ['Total']],
  ]);
});
