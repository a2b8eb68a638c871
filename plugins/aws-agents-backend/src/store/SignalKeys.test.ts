import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { migrateDatabase } from './migrateDatabase';
import { SignalKeys } from './SignalKeys';

const REF = 'component:default/payments';

describe('SignalKeys', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  async function createDatabase(id: string) {
    const knex = await databases.init(id as 'SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    return knex;
  }

  it.each(databases.eachSupportedId())(
    'are the same for all replicas, even when they start together, %p',
    async id => {
      const knex = await createDatabase(id);
      const replicas = await Promise.all([
        SignalKeys.fromDatabase(knex),
        SignalKeys.fromDatabase(knex),
      ]);
      const later = await SignalKeys.fromDatabase(knex);
      const keys = [...replicas, later].map(replica => replica.keyOf(REF));
      expect(new Set(keys).size).toBe(1);
      expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
      expect(later.keyOf('component:default/other')).not.toBe(keys[0]);
    },
  );

  it('are others in another portal', async () => {
    const [one, other] = await Promise.all(
      ['SQLITE_3', 'SQLITE_3'].map(async id =>
        SignalKeys.fromDatabase(await createDatabase(id)),
      ),
    );
    expect(one.keyOf(REF)).not.toBe(other.keyOf(REF));
  });
});
