import type { Knex } from 'knex';
import type { AgentResolution } from '../agents';
import { inTurns } from '../inTurns';
import { inBatches, ROWS_PER_STATEMENT, selectWhereIn } from './batches';
import type {
  FleetEntry,
  FleetMember,
  FleetRecord,
  FleetStore,
  ListedAgent,
} from './fleet';

interface FleetDatabaseRow {
  entity_ref: string;
  uid: string;
  fingerprint: string;
  resolution: string;
  entry: string;
  changed_at: number;
}

/** {@link FleetStore} in the plugin's SQLite or PostgreSQL database. */
export class DatabaseFleetStore implements FleetStore {
  static create(database: Knex): DatabaseFleetStore {
    return new DatabaseFleetStore(database);
  }

  private constructor(private readonly database: Knex) {}

  async known(): Promise<
    Map<string, Pick<FleetMember, 'uid' | 'fingerprint'>>
  > {
    const rows = await this.database<FleetDatabaseRow>('fleet').select(
      'entity_ref',
      'uid',
      'fingerprint',
    );
    return new Map(
      rows.map(({ entity_ref, uid, fingerprint }) => [
        entity_ref,
        { uid, fingerprint },
      ]),
    );
  }

  async write(records: readonly FleetRecord[], now: Date): Promise<void> {
    // In order, so that replicas never wait for each other in a circle.
    const rows = records
      .map(record => toRow(record, now))
      .sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1));
    await this.database.transaction(async transaction => {
      for await (const batch of inTurns(rows, ROWS_PER_STATEMENT)) {
        await transaction('fleet')
          .insert(batch)
          .onConflict('entity_ref')
          .merge();
      }
    });
  }

  async forget(entityRefs: readonly string[]): Promise<void> {
    for (const batch of inBatches(entityRefs, ROWS_PER_STATEMENT)) {
      await this.database('fleet').whereIn('entity_ref', batch).delete();
    }
  }

  async members(entityRefs: readonly string[]): Promise<FleetMember[]> {
    const rows = await selectWhereIn<FleetDatabaseRow>(
      () =>
        this.database('fleet').select(
          'entity_ref',
          'uid',
          'fingerprint',
          'resolution',
        ),
      'entity_ref',
      entityRefs,
    );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      uid: row.uid,
      fingerprint: row.fingerprint,
      resolution: JSON.parse(row.resolution) as AgentResolution,
    }));
  }

  async list(since?: Date): Promise<ListedAgent[]> {
    const query = this.database<FleetDatabaseRow>('fleet').select(
      'uid',
      'entry',
    );
    const rows = await (since
      ? query.where('changed_at', '>=', since.getTime())
      : query);
    return rows.map(({ uid, entry }) => ({
      uid,
      entry: JSON.parse(entry) as FleetEntry,
    }));
  }
}

function toRow(record: FleetRecord, now: Date): FleetDatabaseRow {
  return {
    entity_ref: record.entityRef,
    uid: record.uid,
    fingerprint: record.fingerprint,
    resolution: JSON.stringify(record.resolution),
    entry: JSON.stringify(record.entry),
    changed_at: now.getTime(),
  };
}
