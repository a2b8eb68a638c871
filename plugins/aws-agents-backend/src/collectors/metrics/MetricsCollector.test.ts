import { mockServices } from '@backstage/backend-test-utils';
import { agentFixture } from '../../__fixtures__/agents';
import { progressFixture } from '../../__fixtures__/progress';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import type { SeriesStore } from '../../store';
import { SharedAnswers } from '../shared';
import { MetricsCollector } from './MetricsCollector';

const NOW = new Date('2026-11-01T12:00:00Z');
const AGENTS = Array.from({ length: 30 }, (_, index) => {
  const agent = agentFixture({ entityRef: `component:default/a${index}` });
  return { ...agent, binding: { ...agent.binding, metrics: [] } };
});

/**
 * A store that forgets nothing before it was asked to for all agents.
 *
 * @param known - ids of the series that it has of each agent
 */
function storeOfAll(count: number, known: string[]) {
  const asked: string[] = [];
  let release = () => {};
  const all = new Promise<void>(resolve => {
    release = resolve;
  });
  const store: Pick<SeriesStore, 'progress' | 'retainSeries' | 'write'> = {
    progress: async refs =>
      new Map(
        refs.map(ref => [
          ref,
          new Map(known.map(id => [id, progressFixture(new Date(0))])),
        ]),
      ),
    write: async () => {},
    retainSeries: async entityRef => {
      asked.push(entityRef);
      if (asked.length === count) {
        release();
      }
      await all;
    },
  };
  return { asked, store: store as SeriesStore };
}

async function collect(
  store: SeriesStore,
  agents: readonly ResolvedAgent[] = AGENTS,
  clients = {} as AwsClientFactory,
): Promise<void> {
  const collector = MetricsCollector.create({
    clients,
    sessions: { sessionKey: () => 'one for all' },
    answers: SharedAnswers.create({
      cache: mockServices.cache.mock(),
      logger: mockServices.logger.mock(),
    }),
    store,
    alarmsOf: async () => new Map(),
    concurrency: 4,
  });
  await collector.collect(agents, {
    now: NOW,
    signal: new AbortController().signal,
    expectCalls: () => {},
  });
}

describe('MetricsCollector', () => {
  it('has all agents of a session forget their series together', async () => {
    const { asked, store } = storeOfAll(AGENTS.length, ['gone']);
    await collect(store);
    expect(asked).toEqual(AGENTS.map(({ entityRef }) => entityRef));
  });

  it('asks the store to forget nothing when there is nothing else', async () => {
    const { asked, store } = storeOfAll(AGENTS.length, []);
    await collect(store);
    expect(asked).toEqual([]);
  });

  it('reads a large answer in parts, and keeps all of it', async () => {
    const agents = AGENTS.slice(0, 4).map(agent => ({
      ...agent,
      binding: {
        ...agent.binding,
        metrics: Array.from({ length: 100 }, (_, i) => ({
          text: `Acme{Service="${agent.entityRef}"} M${i}`,
          namespace: 'Acme',
          metricName: `M${i}`,
          dimensions: { Service: agent.entityRef },
        })),
      },
    }));
    let turns = 0;
    let answeredAt = 0;
    const turnsAnAnswer: number[] = [];
    const kept = new Set<string>();
    const store: Pick<SeriesStore, 'progress' | 'writePoints' | 'write'> = {
      progress: async () => new Map(),
      write: async () => {},
      writePoints: async writes => {
        turnsAnAnswer.push(turns - answeredAt);
        writes
          .filter(({ points }) => points.length === 1)
          .forEach(({ entityRef, seriesId, tier }) =>
            kept.add(`${entityRef} ${seriesId} ${tier.periodSeconds}`),
          );
      },
    };
    const client = {
      send: async ({
        input,
      }: {
        input: { MetricDataQueries: Array<{ Id: string }>; StartTime: Date };
      }) => {
        answeredAt = turns;
        return {
          MetricDataResults: input.MetricDataQueries.map(({ Id }) => ({
            Id,
            Timestamps: [input.StartTime],
            Values: [1],
            StatusCode: 'Complete',
          })),
        };
      },
    };
    let collecting = true;
    const others = (async () => {
      while (collecting) {
        await new Promise(resolve => setImmediate(resolve));
        turns += 1;
      }
    })();
    await collect(store as SeriesStore, agents, {
      client: () => client,
    } as unknown as AwsClientFactory);
    collecting = false;
    await others;
    // 400 series in each of three tiers.
    expect(kept.size).toBe(1_200);
    expect(Math.max(...turnsAnAnswer)).toBeGreaterThanOrEqual(3);
  });
});
