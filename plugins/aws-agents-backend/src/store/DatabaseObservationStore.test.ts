import { TestDatabases } from '@backstage/backend-test-utils';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { Knex } from 'knex';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import type { CostRecord } from './costs';
import { DatabaseObservationStore } from './DatabaseObservationStore';
import { migrateDatabase } from './migrateDatabase';
import type { ObservationWrite } from './observations';

const failure: Failure = {
  code: 'throttled',
  message: 'CloudWatch throttled the call.',
  cause: 'Too many calls.',
  remedy: 'Wait.',
  retryable: true,
  at: '2026-11-01T12:00:00.000Z',
};

/** After all observations of these tests. */
const NOW = Date.parse('2026-11-01T12:30:00Z');

function observation(overrides: Partial<ObservationWrite>): ObservationWrite {
  return {
    entityRef: 'component:default/payments',
    collector: 'role',
    binding: 'f00d',
    status: 'ok',
    reason: 'all is well',
    observedAt: new Date('2026-11-01T12:00:00Z'),
    data: { answer: 42 },
    failures: [],
    ...overrides,
  };
}

function cost(name: string): CostRecord {
  return {
    day: '2026-11-01',
    entityRef: `component:default/${name}`,
    accountId: '111122223333',
    service: 'IAM',
    firstAt: new Date('2026-11-01T12:00:00Z'),
    calls: 3,
    queries: 0,
    metrics: 0,
    usdByQueries: 0,
    usdByMetrics: 0,
  };
}

/** A connection that is lost once, after all was written. */
function forgetful(knex: Knex): Knex {
  let lost = false;
  return new Proxy(knex, {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (property !== 'transaction' || lost) {
        return value;
      }
      return async (work: (transaction: Knex.Transaction) => Promise<void>) => {
        await target.transaction(work);
        lost = true;
        throw new Error('Connection terminated unexpectedly');
      };
    },
  });
}

describe('DatabaseObservationStore', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  async function createStore(id: string) {
    const knex = await databases.init(id as 'SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    return DatabaseObservationStore.create(knex, undefined, () => NOW);
  }

  /** A store that has costs to write, and what became of them. */
  async function createMetered(
    id: string,
    connect: (knex: Knex) => Knex = knex => knex,
  ) {
    const knex = await databases.init(id as 'SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    const pending: CostRecord[] = [cost('payments'), cost('orders')];
    const store = DatabaseObservationStore.create(connect(knex), {
      take: refs => {
        const taken = pending.filter(({ entityRef }) => refs.has(entityRef));
        taken.forEach(record => pending.splice(pending.indexOf(record), 1));
        return taken;
      },
      giveBack: records => pending.push(...records),
    });
    const written = async (): Promise<object[]> =>
      await knex('costs').select('entity_ref', 'calls');
    return { store, pending, written };
  }

  describe.each(databases.eachSupportedId())('%p', id => {
    it('keeps what an observation cost with it, or neither', async () => {
      const { store, pending, written } = await createMetered(id);
      const broken = observation({ reason: null as unknown as string });
      // Not `toThrow`: SQLite's errors are of whichever test file loaded it first.
      await expect(store.write([broken])).rejects.toMatchObject({
        message: expect.stringMatching(/null/i),
      });
      expect(await written()).toEqual([]);
      expect(pending).toHaveLength(2);
      await store.write([observation({})]);
      const payments = { entity_ref: 'component:default/payments', calls: 3 };
      expect(await written()).toEqual([payments]);
      expect(pending).toEqual([cost('orders')]);
    });

    it('counts costs once whose writing was not heard of', async () => {
      const { store, written } = await createMetered(id, forgetful);
      await store.write([observation({})]);
      const payments = { entity_ref: 'component:default/payments', calls: 3 };
      expect(await written()).toEqual([payments]);
    });

    it('has the summary at hand without the data, as long as the data is', async () => {
      const store = await createStore(id);
      const later = new Date('2026-11-01T12:05:00Z');
      const summary = { missing: 2 };
      await store.write([observation({ summary })]);
      await store.write([
        observation({ data: undefined, status: 'failed', observedAt: later }),
      ]);
      const states = await store.listStates(['component:default/payments']);
      expect(states.get('component:default/payments')).toMatchObject([
        { status: 'failed', summary, data: null },
      ]);

      await store.write([observation({ observedAt: later })]);
      const [record] = await store.list('component:default/payments');
      expect(record.summary).toBeUndefined();
    });

    it('returns what was written', async () => {
      const store = await createStore(id);
      await store.write([
        observation({}),
        observation({ collector: 'metrics' }),
      ]);

      expect(await store.list('component:default/payments')).toEqual([
        expect.objectContaining({ collector: 'metrics' }),
        {
          entityRef: 'component:default/payments',
          collector: 'role',
          binding: 'f00d',
          status: 'ok',
          reason: 'all is well',
          observedAt: new Date('2026-11-01T12:00:00Z'),
          dataAt: new Date('2026-11-01T12:00:00Z'),
          data: { answer: 42 },
          failures: [],
        },
      ]);
      expect(await store.list('component:default/payments', ['role'])).toEqual([
        expect.objectContaining({ collector: 'role' }),
      ]);
      expect(await store.list('component:default/other')).toEqual([]);
    });

    it('drops the data of another binding', async () => {
      const store = await createStore(id);
      await store.write([observation({})]);
      await store.write([
        observation({
          binding: 'beef',
          status: 'failed',
          observedAt: new Date('2026-11-01T12:05:00Z'),
          data: undefined,
        }),
      ]);
      expect(await store.list('component:default/payments')).toEqual([
        expect.objectContaining({
          binding: 'beef',
          status: 'failed',
          data: null,
          dataAt: null,
        }),
      ]);
    });

    it('keeps the last good data beside a failure', async () => {
      const store = await createStore(id);
      await store.write([observation({})]);
      await store.write([
        observation({
          status: 'failed',
          reason: 'throttled',
          observedAt: new Date('2026-11-01T12:05:00Z'),
          data: undefined,
          failures: [failure],
        }),
      ]);

      expect(await store.list('component:default/payments')).toEqual([
        expect.objectContaining({
          status: 'failed',
          observedAt: new Date('2026-11-01T12:05:00Z'),
          dataAt: new Date('2026-11-01T12:00:00Z'),
          data: { answer: 42 },
          failures: [failure],
        }),
      ]);
    });

    it('writes over what a clock that was ahead has dated', async () => {
      const store = await createStore(id);
      for (const [minutes, reason] of [
        [60, 'by a clock that is an hour ahead'],
        [0, 'by another replica'],
      ] as const) {
        const observedAt = new Date(NOW + minutes * 60_000);
        await store.write([observation({ observedAt, reason })]);
      }
      expect(await store.list('component:default/payments')).toMatchObject([
        { reason: 'by another replica' },
      ]);
    });

    it('does not let an older run undo a newer one', async () => {
      const store = await createStore(id);
      await store.write([observation({ reason: 'newer' })]);
      await store.write([
        observation({
          reason: 'older',
          observedAt: new Date('2026-11-01T11:59:59Z'),
        }),
      ]);

      const [kept] = await store.list('component:default/payments');
      expect(kept.reason).toBe('newer');
    });

    it('lists the states of more agents than one statement takes', async () => {
      const store = await createStore(id);
      const refs = Array.from(
        { length: 1201 },
        (_, i) => `component:default/a${i}`,
      );
      await store.write(refs.map(entityRef => observation({ entityRef })));

      const states = await store.listStates([
        ...refs,
        'component:default/none',
      ]);
      expect(states.size).toBe(1201);
      expect(states.get('component:default/a1200')).toEqual([
        expect.objectContaining({ collector: 'role', data: null }),
      ]);
    });

    it('forgets collectors and agents that are gone', async () => {
      const store = await createStore(id);
      await store.write([
        observation({}),
        observation({ collector: 'deliveries' }),
        observation({
          entityRef: 'component:default/gone',
          observedAt: new Date('2026-10-01T00:00:00Z'),
        }),
      ]);

      await store.retainCollectors('component:default/payments', ['role']);
      await store.prune(new Date('2026-10-20T00:00:00Z'));

      const states = await store.listStates([
        'component:default/payments',
        'component:default/gone',
      ]);
      expect([...states.keys()]).toEqual(['component:default/payments']);
      expect(states.get('component:default/payments')).toHaveLength(1);
    });
  });
});
