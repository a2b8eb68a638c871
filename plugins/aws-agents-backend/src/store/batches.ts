import type { Knex } from 'knex';
import { inTurns } from '../inTurns';

/**
 * Rows written by one statement, at most: SQLite takes 500 terms in a compound
 * select, which is what rows are inserted as, and 32,766 bindings a statement.
 */
export const ROWS_PER_STATEMENT = 500;

/** Cuts a list into consecutive parts of at most `size`. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    batches.push(items.slice(start, start + size));
  }
  return batches;
}

/** Reads rows whose column has one of many values, a bounded number a statement. */
export async function selectWhereIn<TRow>(
  query: () => Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): Promise<TRow[]> {
  const rows: TRow[] = [];
  for await (const batch of inTurns(values, ROWS_PER_STATEMENT)) {
    rows.push(...((await query().whereIn(column, batch)) as TRow[]));
  }
  return rows;
}

/** Deletes the rows with given values of two columns, a bounded number a statement. */
export async function deletePairs(
  database: Knex,
  tables: readonly string[],
  columns: readonly [string, string],
  pairs: ReadonlyArray<readonly [string, string]>,
): Promise<void> {
  for (const batch of inBatches(pairs, ROWS_PER_STATEMENT)) {
    for (const table of tables) {
      await database(table)
        .whereIn(
          [...columns],
          batch.map(pair => [...pair]),
        )
        .delete();
    }
  }
}
