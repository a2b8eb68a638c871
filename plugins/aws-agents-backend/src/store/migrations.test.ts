import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { migrateDatabase } from './migrateDatabase';

const directory = resolvePackagePath(
  'backstage-plugin-aws-agents-backend',
  'migrations',
);
const TABLES = ['observations', 'series', 'series_points'];

async function existingTables(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    TABLES.map(async table =>
      (await knex.schema.hasTable(table)) ? table : '',
    ),
  );
  return found.filter(Boolean);
}

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  it.each(databases.eachSupportedId())(
    'go up one by one and down again without a trace, %p',
    async id => {
      const knex = await databases.init(id);

      await knex.migrate.up({ directory });
      expect(await existingTables(knex)).toEqual(['observations']);
      await knex('observations').insert({
        entity_ref: 'component:default/a',
        collector: 'role',
        status: 'ok',
        reason: 'r',
        observed_at: 1,
        failures: '[]',
      });
      await knex.migrate.up({ directory });
      expect(await existingTables(knex)).toEqual(TABLES);
      expect(await knex('observations').select('entity_ref')).toEqual([
        { entity_ref: 'component:default/a' },
      ]);

      await knex.migrate.up({ directory });
      await knex.migrate.up({ directory });
      expect(
        await knex('observations').select('entity_ref', 'binding'),
      ).toEqual([{ entity_ref: 'component:default/a', binding: '' }]);
      await knex.migrate.up({ directory });
      expect(await knex.schema.hasTable('signal_salt')).toBe(true);
      await knex.migrate.latest({ directory });
      while (await knex.schema.hasTable('signal_salt')) {
        await knex.migrate.down({ directory });
      }
      await knex.migrate.down({ directory });
      expect(await knex.schema.hasColumn('observations', 'binding')).toBe(
        false,
      );
      expect(await knex('observations').select('reason')).toEqual([
        { reason: 'r' },
      ]);
      await knex.migrate.down({ directory });

      await knex.migrate.down({ directory });
      expect(await existingTables(knex)).toEqual(['observations']);
      await knex.migrate.down({ directory });
      expect(await existingTables(knex)).toEqual([]);

      await knex.migrate.latest({ directory });
      expect(await existingTables(knex)).toEqual(TABLES);
    },
  );

  it('run at start, unless config leaves them to somebody else', async () => {
    const knex = await databases.init('SQLITE_3');
    const database = { getClient: async () => knex };

    await migrateDatabase({ ...database, migrations: { skip: true } });
    expect(await existingTables(knex)).toEqual([]);

    await migrateDatabase(database);
    expect(await existingTables(knex)).toEqual(TABLES);
  });
});
