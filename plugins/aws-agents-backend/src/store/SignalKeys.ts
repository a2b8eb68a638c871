import { createHmac, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

/** Length of a key, in hexadecimal digits. */
const KEY_LENGTH = 32;

/**
 * Names agents in signals, which reach every open tab: a key tells something
 * only to who has read it in an agent's answer, and cannot be guessed from an
 * entity ref without the salt.
 */
export class SignalKeys {
  /** Uses the salt of the database, which the first replica makes. */
  static async fromDatabase(database: Knex): Promise<SignalKeys> {
    await database('signal_salt')
      .insert({ id: 1, salt: randomBytes(32).toString('hex') })
      .onConflict('id')
      .ignore();
    const [{ salt }] = await database<{ id: number; salt: string }>(
      'signal_salt',
    ).where({ id: 1 });
    return new SignalKeys(salt);
  }

  private constructor(private readonly salt: string) {}

  /** @returns 32 hexadecimal digits */
  keyOf(entityRef: string): string {
    return createHmac('sha256', this.salt)
      .update(entityRef)
      .digest('hex')
      .slice(0, KEY_LENGTH);
  }
}
