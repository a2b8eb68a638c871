import knexFactory, { type Knex } from 'knex';

/** A second connection to a database of a backend that runs. */
export function openSqlite(filename: string): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
}
