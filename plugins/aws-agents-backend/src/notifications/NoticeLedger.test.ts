import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from '../store';
import { TESTED_DATABASES } from '../store/__fixtures__/testedDatabases';
import { DatabaseNoticeLedger } from './NoticeLedger';

describe('DatabaseNoticeLedger', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  it.each(databases.eachSupportedId())(
    'lets one of several replicas raise a notice, %p',
    async id => {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      const replicas = [
        DatabaseNoticeLedger.create(knex),
        DatabaseNoticeLedger.create(knex),
      ];
      const at = new Date('2026-01-01T00:00:00Z');

      const raised = await Promise.all(
        replicas.map(ledger => ledger.raise('a', at)),
      );
      expect(raised.sort()).toEqual([false, true]);
      expect(await replicas[0].raise('b'.repeat(2000), at)).toBe(true);

      expect(await replicas[0].clear('a')).toBe(true);
      expect(await replicas[1].clear('a')).toBe(false);
      expect(await replicas[1].raise('a', at)).toBe(true);
    },
  );

  it('looks up what many agents clear together', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    const ledger = DatabaseNoticeLedger.create(knex);
    await ledger.raise('agent 7', new Date());
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    const cleared = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ledger.clear(`agent ${i}`)),
    );
    expect(cleared.filter(Boolean)).toHaveLength(1);
    expect(cleared[7]).toBe(true);
    expect(statements).toHaveLength(2);
  });
});
