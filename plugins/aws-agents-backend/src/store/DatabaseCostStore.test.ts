import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import type { CostRecord } from './costs';
import { DatabaseCostStore } from './DatabaseCostStore';
import { migrateDatabase } from './migrateDatabase';

const A = 'component:default/a';
const B = 'component:default/b';
const NOON = new Date('2026-11-02T12:00:00Z');

function cost(overrides: Partial<CostRecord> = {}): CostRecord {
  return {
    day: '2026-11-02',
    entityRef: A,
    accountId: '111122223333',
    service: 'CloudWatch',
    calls: 0.5,
    queries: 10,
    metrics: 5,
    usdByQueries: 0.0001,
    usdByMetrics: 0.00005,
    firstAt: NOON,
    ...overrides,
  };
}

describe('DatabaseCostStore', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    async function createStore() {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      return DatabaseCostStore.create(knex);
    }

    it('adds up what replicas report, and keeps when the day began', async () => {
      const store = await createStore();
      const later = new Date('2026-11-02T13:00:00Z');
      await Promise.all([store.add([cost(), cost({ entityRef: B })])]);
      await store.add([cost({ firstAt: later }), cost({ service: 'S3' })]);
      expect(await store.list([A], '2026-11-01')).toEqual([
        cost({
          calls: 1,
          queries: 20,
          metrics: 10,
          usdByQueries: 0.0002,
          usdByMetrics: 0.0001,
        }),
        cost({ service: 'S3' }),
      ]);
    });

    it('sums the days of each agent', async () => {
      const store = await createStore();
      await store.add([
        cost({ day: '2026-10-30', calls: 100 }),
        cost({ day: '2026-11-01', firstAt: new Date('2026-11-01T00:00:00Z') }),
        cost(),
        cost({ entityRef: B, calls: 7 }),
      ]);
      const sums = await store.sums(
        [A, B, 'component:default/c'],
        '2026-11-01',
      );
      expect([...sums.keys()].sort()).toEqual([A, B]);
      expect(sums.get(A)).toMatchObject({
        calls: 1,
        queries: 20,
        firstAt: new Date('2026-11-01T00:00:00Z'),
      });
      expect(sums.get(A)?.usdByMetrics).toBeCloseTo(0.0001, 12);
      expect(sums.get(B)?.calls).toBe(7);
    });

    it('takes more rows than one statement does, and forgets old days', async () => {
      const store = await createStore();
      const refs = Array.from({ length: 1_201 }, (_, i) => `component:x/a${i}`);
      await store.add(refs.map(entityRef => cost({ entityRef })));
      await store.add([cost({ day: '2026-01-01' })]);
      expect((await store.sums(refs, '2026-11-01')).size).toBe(1_201);
      await store.prune('2026-11-01');
      expect(await store.list([A], '2000-01-01')).toEqual([]);
    });
  });
});
