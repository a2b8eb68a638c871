import type { Knex } from 'knex';
import { inTurns } from '../inTurns';
import { ROWS_PER_STATEMENT, selectWhereIn } from './batches';
import type { CostRecord, CostStore, CostSum } from './costs';

interface AmountColumns {
  calls: number;
  queries: number;
  metrics: number;
  usd_by_queries: number;
  usd_by_metrics: number;
  first_at: number | string;
}

interface CostRow extends AmountColumns {
  day: string;
  entity_ref: string;
  account_id: string;
  service: string;
}

const SUMMED = [
  'calls',
  'queries',
  'metrics',
  'usd_by_queries',
  'usd_by_metrics',
] as const;

/** {@link CostStore} in the plugin's SQLite or PostgreSQL database. */
export class DatabaseCostStore implements CostStore {
  static create(database: Knex): DatabaseCostStore {
    return new DatabaseCostStore(database);
  }

  private constructor(private readonly database: Knex) {}

  async add(records: readonly CostRecord[]): Promise<void> {
    await this.database.transaction(transaction =>
      addCosts(transaction, records),
    );
  }

  async list(
    entityRefs: readonly string[],
    fromDay: string,
  ): Promise<CostRecord[]> {
    const rows = await selectWhereIn<CostRow>(
      () =>
        this.database('costs')
          .where('day', '>=', fromDay)
          .orderBy(['day', 'account_id', 'service']),
      'entity_ref',
      entityRefs,
    );
    return rows.map(row => ({
      day: row.day,
      entityRef: row.entity_ref,
      accountId: row.account_id,
      service: row.service,
      ...toAmount(row),
      firstAt: new Date(Number(row.first_at)),
    }));
  }

  async sums(
    entityRefs: readonly string[],
    fromDay: string,
  ): Promise<Map<string, CostSum>> {
    const rows = await selectWhereIn<AmountColumns & { entity_ref: string }>(
      () =>
        this.database('costs')
          .select('entity_ref')
          .sum(Object.fromEntries(SUMMED.map(column => [column, column])))
          .min({ first_at: 'first_at' })
          .where('day', '>=', fromDay)
          .groupBy('entity_ref'),
      'entity_ref',
      entityRefs,
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          ...toAmount(row),
          firstAt: new Date(Number(row.first_at)),
        },
      ]),
    );
  }

  async prune(beforeDay: string): Promise<void> {
    await this.database('costs').where('day', '<', beforeDay).delete();
  }
}

/** Adds costs to what is kept, as part of a transaction. */
export async function addCosts(
  transaction: Knex.Transaction,
  records: readonly CostRecord[],
): Promise<void> {
  // In order, so that replicas never wait for each other in a circle.
  const rows = records.map(toRow).sort(byKey);
  for await (const batch of inTurns(rows, ROWS_PER_STATEMENT)) {
    await transaction<CostRow>('costs')
      .insert(batch)
      .onConflict(['entity_ref', 'day', 'account_id', 'service'])
      .merge(
        Object.fromEntries(
          SUMMED.map(column => [
            column,
            transaction.raw('costs.?? + excluded.??', [column, column]),
          ]),
        ),
      );
  }
}

function toRow(record: CostRecord): CostRow {
  return {
    day: record.day,
    entity_ref: record.entityRef,
    account_id: record.accountId,
    service: record.service,
    calls: record.calls,
    queries: record.queries,
    metrics: record.metrics,
    usd_by_queries: record.usdByQueries,
    usd_by_metrics: record.usdByMetrics,
    first_at: record.firstAt.getTime(),
  };
}

function toAmount(row: AmountColumns) {
  return {
    calls: Number(row.calls),
    queries: Number(row.queries),
    metrics: Number(row.metrics),
    usdByQueries: Number(row.usd_by_queries),
    usdByMetrics: Number(row.usd_by_metrics),
  };
}

function byKey(a: CostRow, b: CostRow): number {
  const key = (row: CostRow) =>
    `${row.entity_ref} ${row.day} ${row.account_id} ${row.service}`;
  return key(a) < key(b) ? -1 : 1;
}
