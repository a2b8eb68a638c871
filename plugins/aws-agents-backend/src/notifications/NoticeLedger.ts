import { createHash } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

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

  private constructor(private readonly database: Knex) {}

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
    const deleted = await this.database('notices')
      .where({ key: hashOf(key) })
      .delete();
    return deleted > 0;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
