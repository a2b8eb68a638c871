import type { Knex } from 'knex';
import { selectWhereIn } from '../store';
import type { WaiverRecord, WaiverStore } from './waivers';

const TABLE = 'finding_waivers';

interface WaiverRow {
  id: string;
  entity_ref: string;
  finding_id: string;
  rule: string;
  title: string;
  reason: string;
  created_by: string;
  /** PostgreSQL returns 64-bit integers as text. */
  created_at: number | string;
  until: number | string;
  withdrawn_by: string | null;
  withdrawn_at: number | string | null;
}

/** {@link WaiverStore} in the plugin's SQLite or PostgreSQL database. */
export class DatabaseWaiverStore implements WaiverStore {
  static create(database: Knex): DatabaseWaiverStore {
    return new DatabaseWaiverStore(database);
  }

  private constructor(private readonly database: Knex) {}

  async add(waiver: WaiverRecord): Promise<void> {
    await this.database<WaiverRow>(TABLE).insert(toRow(waiver));
  }

  async list(entityRef: string): Promise<WaiverRecord[]> {
    const rows = await this.database<WaiverRow>(TABLE)
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ]);
    return rows.map(toRecord);
  }

  async waivedFindings(
    entityRefs: readonly string[],
    now: Date,
  ): Promise<Map<string, ReadonlySet<string>>> {
    const rows = await selectWhereIn<
      Pick<WaiverRow, 'entity_ref' | 'finding_id'>
    >(
      () =>
        this.database(TABLE)
          .select('entity_ref', 'finding_id')
          .whereNull('withdrawn_at')
          .where('until', '>', now.getTime()),
      'entity_ref',
      entityRefs,
    );
    const waived = new Map<string, Set<string>>();
    for (const { entity_ref: ref, finding_id: id } of rows) {
      waived.set(ref, (waived.get(ref) ?? new Set<string>()).add(id));
    }
    return waived;
  }

  async withdraw(
    entityRef: string,
    id: string,
    { by, at }: { by: string; at: Date },
  ): Promise<boolean> {
    const changed = await this.database<WaiverRow>(TABLE)
      .where({ id, entity_ref: entityRef })
      .whereNull('withdrawn_at')
      .update({ withdrawn_by: by, withdrawn_at: at.getTime() });
    return changed > 0;
  }
}

function toRow(waiver: WaiverRecord): WaiverRow {
  return {
    id: waiver.id,
    entity_ref: waiver.entityRef,
    finding_id: waiver.findingId,
    rule: waiver.rule,
    title: waiver.title,
    reason: waiver.reason,
    created_by: waiver.createdBy,
    created_at: waiver.createdAt.getTime(),
    until: waiver.until.getTime(),
    withdrawn_by: waiver.withdrawn?.by ?? null,
    withdrawn_at: waiver.withdrawn?.at.getTime() ?? null,
  };
}

function toRecord(row: WaiverRow): WaiverRecord {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    findingId: row.finding_id,
    rule: row.rule,
    title: row.title,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: new Date(Number(row.created_at)),
    until: new Date(Number(row.until)),
    ...(row.withdrawn_by !== null && row.withdrawn_at !== null
      ? {
          withdrawn: {
            by: row.withdrawn_by,
            at: new Date(Number(row.withdrawn_at)),
          },
        }
      : {}),
  };
}
