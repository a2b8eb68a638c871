import { mockServices } from '@backstage/backend-test-utils';
import { agentFixture } from '../__fixtures__/agents';
import { scheduleCollection, shardOf } from './CollectionSchedule';

const accounts = Array.from({ length: 40 }, (_, i) => `${100000000000 + i}`);
const agents = accounts.map(accountId =>
  agentFixture({ accountId, entityRef: `component:default/a${accountId}` }),
);

describe('scheduleCollection', () => {
  it('gives every agent to exactly one shard, an account to one', async () => {
    const scheduler = mockServices.scheduler();
    const collected: string[] = [];
    const logger = mockServices.logger.mock();
    await scheduleCollection({
      scheduler,
      directory: { listForCollection: async () => agents },
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
      logger,
      collection: {
        intervalSeconds: 60,
        initialDelaySeconds: 0,
        timeoutSeconds: 50,
        shards: 3,
      },
    });
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(({ id, scope }) => [id, scope])).toEqual([
      ['collect-0', 'global'],
      ['collect-1', 'global'],
      ['collect-2', 'global'],
      ['prune', 'global'],
    ]);
    for (const shard of [0, 1, 2]) {
      await scheduler.triggerTask(`collect-${shard}`);
      expect(collected.length).toBeGreaterThan(0);
    }
    expect([...collected].sort()).toEqual(
      agents.map(({ entityRef }) => entityRef).sort(),
    );
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/AWS calls made, 7 expected$/),
      expect.objectContaining({ expectedCalls: 7, madeCalls: 7 }),
    );
  });

  it('keeps an account where it is', () => {
    expect(shardOf({ accountId: '111122223333' }, 1)).toBe(0);
    expect(shardOf({ accountId: '111122223333' }, 8)).toBe(
      shardOf({ accountId: '111122223333' }, 8),
    );
  });
});
