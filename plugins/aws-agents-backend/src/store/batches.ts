import type { Knex } from 'knex';

/**
 * Rows written by one statement. SQLite takes 32,766 bindings a statement; the
 * widest table here has 8 columns.
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
  for (const batch of inBatches(values, ROWS_PER_STATEMENT)) {
    rows.push(...((await query().whereIn(column, batch)) as TRow[]));
  }
  return rows;
}
