import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from '../store';
import { TESTED_DATABASES } from '../store/__fixtures__/testedDatabases';
import { DatabaseWaiverStore } from './DatabaseWaiverStore';
import { toFindingWaiver, type WaiverRecord } from './waivers';

const NOW = new Date('2026-11-01T12:00:00Z');
const DAY = 86_400_000;
const REF = 'component:default/payments';

function waiver(overrides: Partial<WaiverRecord> = {}): WaiverRecord {
  return {
    id: '0b9f5a7e-8a53-4d27-9d5b-0f3f5c1f0001',
    entityRef: REF,
    findingId: 'admin-access-1',
    rule: 'admin-access',
    title: 'Administrator access',
    reason: 'Until the migration is over',
    createdBy: 'user:default/guest',
    createdAt: NOW,
    until: new Date(NOW.getTime() + DAY),
    ...overrides,
  };
}

describe('DatabaseWaiverStore', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    async function createStore() {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      return DatabaseWaiverStore.create(knex);
    }

    it('returns what was added, newest first', async () => {
      const store = await createStore();
      const later = waiver({
        id: 'later',
        createdAt: new Date(NOW.getTime() + 1),
      });
      await store.add(waiver());
      await store.add(later);
      expect(await store.list(REF)).toEqual([later, waiver()]);
      expect(await store.list('component:default/other')).toEqual([]);
    });

    it('lets waivers lapse by time, and keeps them', async () => {
      const store = await createStore();
      await store.add(waiver());
      const waivedAt = async (time: number) =>
        (await store.waivedFindings([REF, 'x'], new Date(time))).get(REF);
      expect(await waivedAt(NOW.getTime())).toEqual(
        new Set(['admin-access-1']),
      );
      const after = NOW.getTime() + DAY;
      expect(await waivedAt(after)).toBeUndefined();
      const [kept] = await store.list(REF);
      expect(toFindingWaiver(kept, NOW).state).toBe('active');
      expect(toFindingWaiver(kept, new Date(after)).state).toBe('lapsed');
    });

    it('takes back a waiver once, and only of its agent', async () => {
      const store = await createStore();
      await store.add(waiver());
      const { id: waiverId } = waiver();
      const withdrawn = { by: 'user:default/eve', at: NOW };
      const withdraw = (ref: string) =>
        store.withdraw(ref, waiverId, withdrawn);
      expect(await withdraw('component:default/other')).toBe(false);
      expect(await withdraw(REF)).toBe(true);
      expect(await withdraw(REF)).toBe(false);
      expect((await store.waivedFindings([REF], NOW)).size).toBe(0);
      const [kept] = await store.list(REF);
      expect(toFindingWaiver(kept, NOW)).toMatchObject({
        state: 'withdrawn',
        withdrawnBy: 'user:default/eve',
        withdrawnAt: NOW.toISOString(),
      });
    });
  });
});
