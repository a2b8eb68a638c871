import { TestDatabases } from '@backstage/backend-test-utils';
import { agentFixture } from '../__fixtures__/agents';
import { entryFixture } from '../fleet/__fixtures__/entries';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { DatabaseFleetStore } from './DatabaseFleetStore';
import type { FleetRecord } from './fleet';
import { migrateDatabase } from './migrateDatabase';

const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 12, 0, second));

function record(
  name: string,
  overrides: Partial<FleetRecord> = {},
): FleetRecord {
  const entityRef = `component:default/${name}`;
  return {
    entityRef,
    uid: `uid-${name}`,
    fingerprint: 'f00d',
    resolution: { ok: true, agent: agentFixture({ entityRef }) },
    entry: entryFixture(name),
    ...overrides,
  };
}

describe('DatabaseFleetStore', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    async function createStore() {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      return DatabaseFleetStore.create(knex);
    }

    it('returns what was written, and replaces it', async () => {
      const store = await createStore();
      await store.write([record('a'), record('b')], at(0));
      await store.write(
        [record('a', { fingerprint: 'beef', uid: 'uid-new' })],
        at(1),
      );

      expect(await store.known()).toEqual(
        new Map([
          ['component:default/a', { uid: 'uid-new', fingerprint: 'beef' }],
          ['component:default/b', { uid: 'uid-b', fingerprint: 'f00d' }],
        ]),
      );
      const [member] = await store.members([
        'component:default/a',
        'component:default/none',
      ]);
      const { entry, ...kept } = record('a', {
        fingerprint: 'beef',
        uid: 'uid-new',
      });
      expect(member).toEqual(kept);
      const listed = await store.list();
      expect(listed).toHaveLength(2);
      expect(listed).toContainEqual({ uid: 'uid-new', entry });
    });

    it('lists what was written since a time', async () => {
      const store = await createStore();
      await store.write([record('old')], at(0));
      await store.write([record('new')], at(5));
      const uids = async (second: number) =>
        (await store.list(at(second))).map(({ uid }) => uid);
      expect(await uids(5)).toEqual(['uid-new']);
      expect(await uids(6)).toEqual([]);
      expect((await uids(0)).sort()).toEqual(['uid-new', 'uid-old']);
    });

    it('takes and forgets more agents than one statement does', async () => {
      const store = await createStore();
      const records = Array.from({ length: 1201 }, (_, i) => record(`a${i}`));
      await store.write(records, at(0));
      expect(await store.list()).toHaveLength(1201);
      await store.forget(records.slice(1).map(({ entityRef }) => entityRef));
      expect([...(await store.known()).keys()]).toEqual([
        'component:default/a0',
      ]);
    });
  });
});
