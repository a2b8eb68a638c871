import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { agentFixture } from '../../__fixtures__/agents';
import type { AwsClientFactory } from '../../aws';
import {
  DatabaseSeriesStore,
  METRIC_TIERS,
  migrateDatabase,
} from '../../store';
import { SharedAnswers } from '../shared';
import { MetricsCollector } from './MetricsCollector';

const [MINUTES] = METRIC_TIERS;
const HOUR = 3600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-01T12:00:30Z');
const SELECTOR = 'AWS/SQS{QueueName="jobs-*"} NumberOfMessagesSent';

describe('series that ListMetrics no longer names', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  /** CloudWatch with queues that have a message a minute while they are named. */
  async function setUp(metrics = [SELECTOR]) {
    const knex = await databases.init('SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    const store = DatabaseSeriesStore.create(knex);
    const queues = new Set(['jobs-a', 'jobs-b']);
    let asked: string[] = [];
    const answer = (input: GetMetricDataCommandInput) => ({
      MetricDataResults: input.MetricDataQueries?.map(({ Id, MetricStat }) => {
        const queue = `${MetricStat?.Metric?.Dimensions?.[0].Value}`;
        asked.push(queue);
        const end = (input.EndTime?.getTime() ?? 0) - 3600_000;
        const has = queues.has(queue);
        return {
          Id,
          StatusCode: 'Complete',
          Timestamps: has ? [new Date(end)] : [],
          Values: has ? [1] : [],
        };
      }),
    });
    const client = {
      send: async (command: { input: GetMetricDataCommandInput }) =>
        command instanceof GetMetricDataCommand
          ? answer(command.input)
          : {
              Metrics: [...queues].map(queue => ({
                MetricName: 'NumberOfMessagesSent',
                Dimensions: [{ Name: 'QueueName', Value: queue }],
              })),
            },
    };
    const collector = MetricsCollector.create({
      clients: { client: () => client } as unknown as AwsClientFactory,
      sessions: { sessionKey: () => 'one' },
      answers: SharedAnswers.create({
        cache: mockServices.cache.mock(),
        logger: mockServices.logger.mock(),
      }),
      store,
      alarmsOf: async () => new Map(),
      concurrency: 4,
    });
    const agent = agentFixture({ metrics });
    const collect = async (after: number) => {
      asked = [];
      const outcomes = await collector.collect([agent], {
        now: new Date(START + after),
        signal: new AbortController().signal,
        expectCalls: () => {},
      });
      const kept = await store.read(agent.entityRef, MINUTES, new Date(0));
      return {
        outcome: outcomes.get(agent.entityRef),
        asked: [...new Set(asked)].sort(),
        kept: kept.map(({ definition, points }) => [
          definition.dimensions.QueueName,
          points.length > 0,
        ]),
      };
    };
    return { queues, collect };
  }

  it('keep the points that they have, at no cost, until these are too old', async () => {
    const { queues, collect } = await setUp();
    await collect(0);

    queues.delete('jobs-b');
    const quiet = await collect(HOUR);
    expect(quiet.asked).toEqual(['jobs-a']);
    expect(new Map(quiet.kept as Array<[string, boolean]>)).toEqual(
      new Map([
        ['jobs-a', true],
        ['jobs-b', true],
      ]),
    );
    expect(quiet.outcome).toMatchObject({ status: 'ok' });

    queues.add('jobs-b');
    const again = await collect(2 * HOUR);
    expect(again.asked).toEqual(['jobs-a', 'jobs-b']);

    queues.delete('jobs-b');
    const gone = await collect(9 * DAY);
    expect(gone.kept).toEqual([['jobs-a', true]]);
  });

  it('do not make a selector that stands for nothing', async () => {
    const { queues, collect } = await setUp();
    await collect(0);
    queues.clear();
    const { outcome, kept } = await collect(5 * HOUR);
    expect(kept).toHaveLength(2);
    expect(outcome).toMatchObject({
      status: 'degraded',
      reason: 'None of 2 metrics has data of the last 3 hours.',
    });
  });
});
