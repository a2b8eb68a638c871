import knexFactory from 'knex';
import { errorText } from './errorText';

describe('errorText', () => {
  it('tells an error as it is', () => {
    expect(errorText(new TypeError('no'))).toBe('TypeError: no');
    expect(errorText('a text')).toBe('a text');
  });

  it('tells why a statement was refused, and not all its values', async () => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: ':memory:' },
      useNullAsDefault: true,
    });
    const value = 'x'.repeat(100_000);
    const error = await knex('nowhere')
      .insert({ value })
      .catch((reason: unknown) => reason);
    await knex.destroy();
    expect(`${error}`.length).toBeGreaterThan(100_000);
    const text = errorText(error);
    expect(text.length).toBeLessThan(1_000);
    expect(text).toContain('insert into');
    expect(text).toContain('no such table: nowhere');
  });
});
