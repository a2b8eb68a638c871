import {
  parseMetricSelector,
  type MetricSelector,
} from 'backstage-plugin-aws-agents-common';
import { selectMetrics } from './metricSelectors';

const select = (...texts: string[]) =>
  selectMetrics(
    texts.map((text): MetricSelector => {
      const parsed = parseMetricSelector(text);
      if (!parsed.ok) {
        throw new Error(`No selector: ${text}`);
      }
      return parsed.selector;
    }),
  );

describe('selectMetrics', () => {
  it('puts metrics of the same resources together', () => {
    expect(
      select(
        'AWS/SQS{QueueName="payments"} NumberOfMessagesSent:Sum@60s',
        'AWS/SQS{QueueName="payments"} SentMessageSize:Average',
        'AWS/SQS[team="payments"] NumberOfMessagesSent:Sum',
      ),
    ).toEqual({
      problems: [],
      metrics: [
        {
          namespace: 'AWS/SQS',
          dimensions: { QueueName: 'payments' },
          metrics: [
            {
              name: 'NumberOfMessagesSent',
              statistics: ['Sum'],
              periodSeconds: 60,
            },
            { name: 'SentMessageSize', statistics: ['Average'] },
          ],
        },
        {
          namespace: 'AWS/SQS',
          dimensions: {},
          tags: { team: ['payments'] },
          metrics: [{ name: 'NumberOfMessagesSent', statistics: ['Sum'] }],
        },
      ],
    });
  });

  it('names the usual metrics of a namespace, or says that none are known', () => {
    const { metrics, problems } = select(
      'AWS/SQS{QueueName="payments"}',
      'Acme/Payments{}',
    );
    expect(metrics).toHaveLength(1);
    expect(metrics[0].metrics.length).toBeGreaterThan(0);
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'metrics[1]',
        message: expect.stringContaining('names no metric'),
      }),
    ]);
  });
});
