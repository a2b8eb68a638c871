import type { Knex } from 'knex';

/** What a database is made of: columns and indexes of each table. */
export type Schema = Record<string, readonly string[]>;

/**
 * Tells of all tables but those of the migrations themselves, in words that are
 * equal when they are.
 */
export async function schemaOf(knex: Knex): Promise<Schema> {
  const isPostgres = knex.client.config.client === 'pg';
  return isPostgres ? await ofPostgres(knex) : await ofSqlite(knex);
}

async function ofSqlite(knex: Knex): Promise<Schema> {
  const tables: Array<{ name: string }> = await knex('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .whereNot('name', 'like', 'knex_%')
    .orderBy('name');
  const schema: Record<string, string[]> = {};
  for (const { name } of tables) {
    const columns: object[] = await knex.raw(`pragma table_info(${name})`);
    const indexes: Array<{ name: string; unique: number; origin: string }> =
      await knex.raw(`pragma index_list(${name})`);
    const described = await Promise.all(
      indexes.map(async ({ unique, origin, ...index }) => {
        const parts: Array<{ name: string }> = await knex.raw(
          `pragma index_info(${index.name})`,
        );
        return JSON.stringify([index.name, unique, origin, parts]);
      }),
    );
    schema[name] = [
      ...columns.map(column => JSON.stringify(column)),
      ...described,
    ].sort();
  }
  return schema;
}

async function ofPostgres(knex: Knex): Promise<Schema> {
  const columns = await knex('information_schema.columns')
    .where({ table_schema: knex.raw('current_schema()') })
    .select(
      'table_name',
      'column_name',
      'data_type',
      'character_maximum_length',
      'is_nullable',
      'column_default',
    );
  const indexes = await knex('pg_indexes')
    .where({ schemaname: knex.raw('current_schema()') })
    .select('tablename as table_name', 'indexdef');
  const schema: Record<string, string[]> = {};
  for (const { table_name: table, ...facts } of [...columns, ...indexes]) {
    if (!table.startsWith('knex_')) {
      (schema[table] ??= []).push(JSON.stringify(facts));
    }
  }
  return Object.fromEntries(
    Object.entries(schema)
      .map(([table, facts]) => [table, facts.sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
