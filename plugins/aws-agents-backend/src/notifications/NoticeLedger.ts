import { createHash } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { GroupRead, selectWhereIn } from '../store';

/** Knows which notices have been sent and still hold. */
export interface NoticeLedger {
  /** Notes a notice. False when it was noted before, by this replica or another. */
  raise(key: string, at: Date): Promise<boolean>;
  /** Forgets a notice. False when it was not noted. */
  clear(key: string): Promise<boolean>;
}

/** {@link NoticeLedger} in the plugin's database. */
export class DatabaseNoticeLedger implements NoticeLedger {
  static create(database: Knex): DatabaseNoticeLedger {
    return new DatabaseNoticeLedger(database);
  }

  private readonly known: GroupRead<true>;

  private constructor(private readonly database: Knex) {
    this.known = new GroupRead(async keys => {
      const rows = await selectWhereIn<{ key: string }>(
        () => database('notices').select('key'),
        'key',
        keys,
      );
      return new Map(rows.map(({ key }) => [key, true] as const));
    });
  }

  async raise(key: string, at: Date): Promise<boolean> {
    try {
      await this.database('notices').insert({
        key: hashOf(key),
        raised_at: at.getTime(),
      });
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }

  async clear(key: string): Promise<boolean> {
    // Each agent that is well clears at each collection, and hardly ever is there
    // anything to clear: many are looked up together.
    const hash = hashOf(key);
    if (!(await this.known.get([hash])).has(hash)) {
      return false;
    }
    const deleted = await this.database('notices')
      .where({ key: hash })
      .delete();
    return deleted > 0;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
