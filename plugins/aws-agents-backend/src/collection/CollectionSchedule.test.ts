import { mockServices } from '@backstage/backend-test-utils';
import { agentFixture } from '../__fixtures__/agents';
import type { ShardLedger } from '../store';
import { scheduleCollection, startDelayMs } from './CollectionSchedule';

const accounts = Array.from({ length: 40 }, (_, i) => `${100000000000 + i}`);
const agents = accounts.map(accountId =>
  agentFixture({ accountId, entityRef: `component:default/a${accountId}` }),
);
const collection = {
  intervalSeconds: 60,
  initialDelaySeconds: 0,
  timeoutSeconds: 50,
  shards: 3,
};

describe('scheduleCollection', () => {
  it('gives every agent to exactly one shard, and reads the catalog once', async () => {
    const scheduler = mockServices.scheduler();
    const collected: string[] = [];
    const listForCollection = jest.fn(async () => agents);
    await scheduleCollection({
      scheduler,
      directory: { listForCollection },
      engine: {
        collectDue: async part => {
          collected.push(...part.map(({ entityRef }) => entityRef));
          return {
            agents: part.length,
            accounts: part.length,
            expectedCalls: 7,
            madeCalls: 7,
            durationMs: 1,
          };
        },
      },
      observations: { prune: jest.fn() },
      series: { prune: jest.fn() },
      costs: { prune: jest.fn() },
      costRetentionDays: 62,
      shards: {
        begin: jest.fn(),
        beat: jest.fn(),
        finish: jest.fn(),
      } as unknown as ShardLedger,
      logger: mockServices.logger.mock(),
      replica: 'me',
      collection,
    });
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(({ id, scope }) => [id, scope])).toEqual([
      ['collect-0', 'global'],
      ['collect-1', 'global'],
      ['collect-2', 'global'],
      ['watch-shards', 'local'],
      ['prune', 'global'],
    ]);
    for (const shard of [0, 1, 2]) {
      await scheduler.triggerTask(`collect-${shard}`);
      expect(collected.length).toBeGreaterThan(0);
    }
    expect([...collected].sort()).toEqual(
      agents.map(({ entityRef }) => entityRef).sort(),
    );
    expect(listForCollection).toHaveBeenCalledTimes(1);
  });

  it('starts shards one after the other, and replicas apart', () => {
    const delays = [0, 1, 2].map(shard => startDelayMs(shard, collection, 0));
    expect(delays).toEqual([0, 2_000, 4_000]);
    expect(startDelayMs(0, collection, 0.5)).toBe(1_000);
    expect(
      startDelayMs(3, { ...collection, intervalSeconds: 3600, shards: 4 }, 0),
    ).toBe(22_500);
    expect(
      startDelayMs(
        0,
        { ...collection, initialDelaySeconds: 3, shards: 1 },
        0.9,
      ),
    ).toBe(3_000);
  });
});
