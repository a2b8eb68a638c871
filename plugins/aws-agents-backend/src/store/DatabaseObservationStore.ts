import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { Knex } from 'knex';
import { inTurns } from '../inTurns';
import { deletePairs, ROWS_PER_STATEMENT, selectWhereIn } from './batches';
import type { CostRecord, PendingCosts } from './costs';
import { addCosts } from './DatabaseCostStore';
import type {
  ObservationRecord,
  ObservationStore,
  ObservationWrite,
} from './observations';
import { outlast } from './outlast';

interface ObservationRow {
  entity_ref: string;
  collector: string;
  binding: string;
  status: ObservationRecord['status'];
  reason: string;
  /** PostgreSQL returns 64-bit integers as text. */
  observed_at: number | string;
  data_at: number | string | null;
  data?: string | null;
  summary?: string | null;
  failures: string;
}

const STATE_COLUMNS = [
  'entity_ref',
  'collector',
  'binding',
  'status',
  'reason',
  'observed_at',
  'data_at',
  'failures',
  'summary',
];

/** Columns that every attempt replaces. */
const REPLACED_COLUMNS = [
  'binding',
  'status',
  'reason',
  'observed_at',
  'failures',
];

/** The collectors of an agent that are to be kept. */
export interface KeptCollectors {
  readonly entityRef: string;
  readonly collectors: readonly string[];
}

/** Clocks of replicas differ by less than this. */
const CLOCKS_APART_MS = 60_000;

/** {@link ObservationStore} in the plugin's SQLite or PostgreSQL database. */
export class DatabaseObservationStore implements ObservationStore {
  /** @param costs - are written with the observations that they paid for */
  static create(
    database: Knex,
    costs: PendingCosts = { take: () => [], giveBack: () => {} },
    now: () => number = Date.now,
  ): DatabaseObservationStore {
    return new DatabaseObservationStore(database, costs, now);
  }

  private constructor(
    private readonly database: Knex,
    private readonly costs: PendingCosts,
    private readonly now: () => number,
  ) {}

  async write(observations: readonly ObservationWrite[]): Promise<void> {
    const entityRefs = new Set(observations.map(item => item.entityRef));
    const costs = this.costs.take(entityRefs);
    let inDoubt = false;
    try {
      await outlast(async () => {
        // The word that all was written may have been lost with the connection.
        if (inDoubt && (await this.isWritten(observations))) {
          return;
        }
        inDoubt = true;
        await this.database.transaction(transaction =>
          this.writeAll(transaction, observations, costs),
        );
      });
    } catch (error) {
      this.costs.giveBack(costs);
      throw error;
    }
  }

  async list(
    entityRef: string,
    collectors?: readonly string[],
  ): Promise<ObservationRecord[]> {
    const query = this.database<ObservationRow>('observations')
      .where({ entity_ref: entityRef })
      .orderBy('collector');
    const rows = await (collectors
      ? query.whereIn('collector', collectors)
      : query);
    return rows.map(toRecord);
  }

  async listStates(
    entityRefs: readonly string[],
  ): Promise<Map<string, ObservationRecord[]>> {
    const rows = await selectWhereIn<ObservationRow>(
      () =>
        this.database('observations')
          .select(STATE_COLUMNS)
          .orderBy('collector'),
      'entity_ref',
      entityRefs,
    );
    const states = new Map<string, ObservationRecord[]>();
    for (const row of rows) {
      const list = states.get(row.entity_ref) ?? [];
      list.push(toRecord(row));
      states.set(row.entity_ref, list);
    }
    return states;
  }

  async listData(
    entityRefs: readonly string[],
    collector: string,
  ): Promise<Map<string, unknown>> {
    const rows = await selectWhereIn<{ entity_ref: string; data: string }>(
      () =>
        this.database('observations')
          .select('entity_ref', 'data')
          .where({ collector })
          .whereNotNull('data'),
      'entity_ref',
      entityRefs,
    );
    return new Map(
      rows.map(row => [row.entity_ref, JSON.parse(row.data) as unknown]),
    );
  }

  async retainCollectors(
    entityRef: string,
    collectors: readonly string[],
  ): Promise<void> {
    await this.retainCollectorsOf([{ entityRef, collectors }]);
  }

  /** Forgets collectors of several agents that are not in their lists. */
  async retainCollectorsOf(kept: readonly KeptCollectors[]): Promise<void> {
    const rows = await selectWhereIn<
      Pick<ObservationRow, 'entity_ref' | 'collector'>
    >(
      () => this.database('observations').select('entity_ref', 'collector'),
      'entity_ref',
      kept.map(({ entityRef }) => entityRef),
    );
    const lists = new Map(
      kept.map(({ entityRef, collectors }) => [entityRef, collectors]),
    );
    const gone = rows.filter(
      row => !lists.get(row.entity_ref)?.includes(row.collector),
    );
    await deletePairs(
      this.database,
      ['observations'],
      ['entity_ref', 'collector'],
      gone.map(row => [row.entity_ref, row.collector]),
    );
  }

  async prune(before: Date): Promise<void> {
    await this.database('observations')
      .where('observed_at', '<', before.getTime())
      .delete();
  }

  private async writeAll(
    transaction: Knex.Transaction,
    observations: readonly ObservationWrite[],
    costs: readonly CostRecord[],
  ): Promise<void> {
    // In order, so that replicas never wait for each other in a circle.
    const sorted = [...observations].sort(byKey);
    await this.upsert(
      transaction,
      sorted.filter(({ data }) => data !== undefined),
      column => transaction.raw('excluded.??', [column]),
    );
    await this.upsert(
      transaction,
      sorted.filter(({ data }) => data === undefined),
      column =>
        transaction.raw(
          'case when observations.binding = excluded.binding then observations.?? end',
          [column],
        ),
    );
    await addCosts(transaction, costs);
  }

  /** Observations are written all or none. */
  private async isWritten([
    first,
  ]: readonly ObservationWrite[]): Promise<boolean> {
    const found: unknown[] = await this.database('observations').where({
      entity_ref: first.entityRef,
      collector: first.collector,
      observed_at: first.observedAt.getTime(),
    });
    return found.length > 0;
  }

  private async upsert(
    transaction: Knex.Transaction,
    observations: readonly ObservationWrite[],
    dataColumn: (column: string) => Knex.Raw,
  ): Promise<void> {
    for await (const batch of inTurns(observations, ROWS_PER_STATEMENT)) {
      await transaction('observations')
        .insert(batch.map(toRow))
        .onConflict(['entity_ref', 'collector'])
        .merge({
          ...excluded(transaction, REPLACED_COLUMNS),
          data: dataColumn('data'),
          data_at: dataColumn('data_at'),
          summary: dataColumn('summary'),
        })
        // What is newer stays, unless its clock was ahead of all others.
        .whereRaw(
          '(observations.observed_at <= excluded.observed_at or observations.observed_at > ?)',
          [this.now() + CLOCKS_APART_MS],
        );
    }
  }
}

function byKey(a: ObservationWrite, b: ObservationWrite): number {
  const key = (item: ObservationWrite) => `${item.entityRef} ${item.collector}`;
  return key(a) < key(b) ? -1 : 1;
}

function excluded(
  transaction: Knex.Transaction,
  columns: readonly string[],
): Record<string, Knex.Raw> {
  return Object.fromEntries(
    columns.map(column => [column, transaction.raw('excluded.??', [column])]),
  );
}

function toRow(observation: ObservationWrite): ObservationRow {
  const hasData = observation.data !== undefined;
  const observedAt = observation.observedAt.getTime();
  return {
    entity_ref: observation.entityRef,
    collector: observation.collector,
    binding: observation.binding,
    status: observation.status,
    reason: observation.reason,
    observed_at: observedAt,
    data_at: hasData ? observedAt : null,
    data: hasData ? JSON.stringify(observation.data) : null,
    summary:
      hasData && observation.summary !== undefined
        ? JSON.stringify(observation.summary)
        : null,
    failures: JSON.stringify(observation.failures),
  };
}

function toRecord(row: ObservationRow): ObservationRecord {
  return {
    entityRef: row.entity_ref,
    collector: row.collector,
    binding: row.binding,
    status: row.status,
    reason: row.reason,
    observedAt: new Date(Number(row.observed_at)),
    dataAt: row.data_at === null ? null : new Date(Number(row.data_at)),
    data: row.data ? JSON.parse(row.data) : null,
    failures: JSON.parse(row.failures) as Failure[],
    ...(row.summary ? { summary: JSON.parse(row.summary) as unknown } : {}),
  };
}
