import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { migrateDatabase } from './migrateDatabase';
import { ShardLedger } from './ShardLedger';

const RUN = {
  shard: 1,
  runId: 'first',
  replica: 'a',
  startedAt: new Date('2026-11-01T12:00:00Z'),
};
const REPORT = {
  agents: 3,
  accounts: 2,
  expectedCalls: 7,
  madeCalls: 7,
  durationMs: 12,
};
const END = new Date('2026-11-01T12:00:12Z');

describe('ShardLedger', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    async function createLedger() {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      return ShardLedger.create(knex);
    }

    it('shows who runs what, and what the last finished run did', async () => {
      const ledger = await createLedger();
      expect(await ledger.list(4)).toEqual([]);
      await ledger.begin(RUN);
      expect(await ledger.beat(1, 'first')).toBe(true);
      expect(await ledger.list(4)).toEqual([
        { ...RUN, beats: 1, running: true, finishedAt: null, report: null },
      ]);
      await ledger.finish(1, 'first', END, REPORT);
      await ledger.begin({ ...RUN, runId: 'second', replica: 'b' });
      expect(await ledger.list(4)).toEqual([
        {
          ...RUN,
          runId: 'second',
          replica: 'b',
          beats: 0,
          running: true,
          finishedAt: END,
          report: REPORT,
        },
      ]);
      expect(await ledger.list(1)).toEqual([]);
    });

    it('lets one replica take over, and the old one know', async () => {
      const ledger = await createLedger();
      await ledger.begin(RUN);
      const won = await Promise.all(
        [1, 2, 3].map(() => ledger.takeOver(1, 'first')),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await ledger.beat(1, 'first')).toBe(false);
      expect(await ledger.takeOver(1, 'other')).toBe(false);
    });

    it('leaves a run alone that has shown a sign of life since', async () => {
      const ledger = await createLedger();
      await ledger.begin(RUN);
      await ledger.beat(1, 'first');
      expect(await ledger.takeOver(1, 'first', 0)).toBe(false);
      expect(await ledger.beat(1, 'first')).toBe(true);
      expect(await ledger.takeOver(1, 'first', 2)).toBe(true);
    });

    it('takes over nothing that has ended', async () => {
      const ledger = await createLedger();
      await ledger.begin(RUN);
      await ledger.finish(1, 'first', END, REPORT);
      expect(await ledger.takeOver(1, 'first')).toBe(false);
    });
  });
});
