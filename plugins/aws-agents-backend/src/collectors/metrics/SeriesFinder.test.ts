import { mockServices } from '@backstage/backend-test-utils';
import type { ListMetricsCommandInput } from '@aws-sdk/client-cloudwatch';
import { agentFixture } from '../../__fixtures__/agents';
import type { AwsClientFactory } from '../../aws';
import { SharedAnswers } from '../shared';
import { SeriesFinder } from './SeriesFinder';

const NOW = new Date('2026-11-01T12:00:00Z');

/** What an agent's selectors stand for, when ListMetrics names these queues. */
async function find(queues: readonly string[], metrics: string[]) {
  const finder = SeriesFinder.create({
    clients: {
      client: () => ({
        send: async ({ input }: { input: ListMetricsCommandInput }) => ({
          Metrics: queues.map(queue => ({
            Namespace: input.Namespace,
            MetricName: 'NumberOfMessagesSent',
            Dimensions: [{ Name: 'QueueName', Value: queue }],
          })),
        }),
      }),
    } as unknown as AwsClientFactory,
    sessions: { sessionKey: () => 'one' },
    answers: SharedAnswers.create({
      cache: mockServices.cache.mock(),
      logger: mockServices.logger.mock(),
    }),
  });
  const found = await finder.find(agentFixture({ metrics }), {
    now: NOW,
    signal: new AbortController().signal,
    expectCalls: () => {},
  });
  return {
    ...found,
    queues: found.definitions.map(({ dimensions }) => dimensions.QueueName),
  };
}

describe('SeriesFinder', () => {
  const names = Array.from({ length: 130 }, (_, i) => `queue-${i}`);

  it('cuts off the same series, whatever the order of ListMetrics', async () => {
    const metrics = ['AWS/SQS{QueueName="queue-*"} NumberOfMessagesSent'];
    const first = await find(names, metrics);
    const second = await find([...names].reverse(), metrics);
    expect(first.queues).toHaveLength(100);
    expect(second.queues).toEqual(first.queues);
    expect(first.dropped).toBe(30);
  });

  it('has those that are selected by name before those by pattern', async () => {
    const { queues } = await find(names, [
      'AWS/SQS{QueueName="queue-*"} NumberOfMessagesSent',
      'AWS/SQS{QueueName="zebra"} NumberOfMessagesSent',
    ]);
    expect(queues).toContain('zebra');
  });
});
