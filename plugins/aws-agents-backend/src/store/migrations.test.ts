import { readdirSync } from 'node:fs';
import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { schemaOf, type Schema } from './__fixtures__/schemaOf';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { migrateDatabase } from './migrateDatabase';

const directory = resolvePackagePath(
  'backstage-plugin-aws-agents-backend',
  'migrations',
);
const MIGRATIONS = readdirSync(directory).filter(name => name.endsWith('.js'));

/** Puts a row into a table, with something in every column that needs it. */
async function insertRow(knex: Knex, table: string): Promise<void> {
  const columns = Object.entries(await knex(table).columnInfo());
  const row = columns.map(([name, { type }]) => {
    if (/char|text/.test(type)) {
      return [name, '{}'];
    }
    return [name, /bool/.test(type) ? true : 1];
  });
  await knex(table).insert(Object.fromEntries(row));
}

/** Goes up, one migration after the other, with a row in every table from its birth. */
async function goUp(knex: Knex): Promise<Schema[]> {
  const schemas = [await schemaOf(knex)];
  for (const name of MIGRATIONS) {
    const before = schemas[schemas.length - 1];
    await knex.migrate.up({ directory });
    const after = await schemaOf(knex);
    expect([name, after]).not.toEqual([name, before]);
    for (const table of Object.keys(after)) {
      if (!(table in before)) {
        await insertRow(knex, table);
      }
    }
    schemas.push(after);
  }
  return schemas;
}

async function rowsOf(knex: Knex): Promise<Record<string, unknown[]>> {
  const tables = Object.keys(await schemaOf(knex));
  const rows = await Promise.all(
    tables.map(async table => [table, await knex(table)]),
  );
  return Object.fromEntries(rows);
}

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    it('each go down to the schema that was there before, to the empty one at last', async () => {
      const knex = await databases.init(id);
      const schemas = await goUp(knex);
      expect(schemas[0]).toEqual({});
      expect(Object.keys(schemas[MIGRATIONS.length]).length).toBeGreaterThan(7);
      for (let index = MIGRATIONS.length - 1; index >= 0; index -= 1) {
        await knex.migrate.down({ directory });
        const left = { after: MIGRATIONS[index], is: await schemaOf(knex) };
        expect(left).toEqual({ after: MIGRATIONS[index], is: schemas[index] });
      }
      await knex.migrate.latest({ directory });
      expect(await schemaOf(knex)).toEqual(schemas[MIGRATIONS.length]);
    });

    it('lose no row that there is still a table for, down and up again', async () => {
      const knex = await databases.init(id);
      await goUp(knex);
      const all = await rowsOf(knex);
      expect(Object.values(all).map(rows => rows.length)).toEqual(
        Object.keys(all).map(() => 1),
      );
      for (const name of [...MIGRATIONS].reverse()) {
        await knex.migrate.down({ directory });
        const left = await rowsOf(knex);
        await knex.migrate.up({ directory });
        const again = await rowsOf(knex);
        for (const [table, rows] of Object.entries(left)) {
          expect([name, table, rows.length]).toEqual([name, table, 1]);
          expect(all[table]).toMatchObject(rows);
          expect(again[table]).toMatchObject(rows);
        }
        await knex.migrate.down({ directory });
      }
      await knex.migrate.latest({ directory });
      expect(Object.keys(await rowsOf(knex))).toEqual(Object.keys(all));
    });
  });

  it('run at start, unless config leaves them to somebody else', async () => {
    const knex = await databases.init('SQLITE_3');
    const database = { getClient: async () => knex };

    await migrateDatabase({ ...database, migrations: { skip: true } });
    expect(await schemaOf(knex)).toEqual({});

    await migrateDatabase(database);
    expect(Object.keys(await schemaOf(knex))).toContain('observations');
  });
});
