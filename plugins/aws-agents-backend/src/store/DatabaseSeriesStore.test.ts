import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { DatabaseObservationStore } from './DatabaseObservationStore';
import { DatabaseSeriesStore } from './DatabaseSeriesStore';
import { migrateDatabase } from './migrateDatabase';
import { METRIC_TIERS, type SeriesWrite } from './series';

const [MINUTES, FIVE_MINUTES] = METRIC_TIERS;
const NOW = new Date('2026-11-01T12:00:00Z');
const PAYMENTS = 'component:default/payments';

function minutesBefore(minutes: number): number {
  return NOW.getTime() - minutes * 60_000;
}

function series(overrides: Partial<SeriesWrite>): SeriesWrite {
  return {
    entityRef: PAYMENTS,
    definition: {
      seriesId: 'abc',
      selector: 'AWS/SQS{QueueName="payments"}',
      namespace: 'AWS/SQS',
      metricName: 'NumberOfMessagesSent',
      dimensions: { QueueName: 'payments' },
      statistic: 'Sum',
      unit: 'Count',
      minimumPeriodSeconds: 60,
      accountId: '111122223333',
      region: 'eu-west-1',
    },
    status: 'complete',
    fetchedAt: NOW,
    newestPointAt: NOW,
    tier: MINUTES,
    points: [],
    complete: true,
    ...overrides,
  };
}

describe('DatabaseSeriesStore', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  async function createStores(id: string) {
    const knex = await databases.init(id as 'SQLITE_3');
    await migrateDatabase({ getClient: async () => knex });
    return {
      knex,
      store: DatabaseSeriesStore.create(knex),
      observations: DatabaseObservationStore.create(knex),
    };
  }

  describe.each(databases.eachSupportedId())('%p', id => {
    it('keeps points across chunks, oldest first, and cuts at the start', async () => {
      const { store, knex } = await createStores(id);
      const points = Array.from({ length: 180 }, (_, i): [number, number] => [
        minutesBefore(180 - i),
        i / 7,
      ]);
      await store.write([series({ points: [...points].reverse() })]);

      const [read] = await store.read(
        PAYMENTS,
        MINUTES,
        new Date(minutesBefore(60)),
      );
      expect(read.points).toEqual(points.slice(120));
      expect(await knex('series_points')).toHaveLength(6);
      const [other] = await store.read(PAYMENTS, FIVE_MINUTES, new Date(0));
      expect(other.points).toEqual([]);
    });

    it('replaces a chunk by a complete answer, and only fills gaps from a partial one', async () => {
      const { store } = await createStores(id);
      await store.write([series({ points: [[minutesBefore(30), 1]] })]);
      await store.write([
        series({
          points: [
            [minutesBefore(30), 2],
            [minutesBefore(29), 3],
          ],
        }),
      ]);
      await store.write([
        series({
          status: 'partial',
          complete: false,
          points: [
            [minutesBefore(60), 9],
            [minutesBefore(30), 9],
          ],
        }),
      ]);

      const [read] = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read.status).toBe('partial');
      expect(read.points).toEqual([
        [minutesBefore(60), 9],
        [minutesBefore(30), 2],
        [minutesBefore(29), 3],
      ]);
    });

    it('remembers the last complete fetch through failures', async () => {
      const { store } = await createStores(id);
      await store.write([series({ tier: FIVE_MINUTES }), series({})]);
      await store.write([series({ status: 'error', fetchedAt: null })]);
      await store.write([
        series({
          fetchedAt: null,
          newestPointAt: null,
          definition: { ...series({}).definition, seriesId: 'new' },
        }),
      ]);

      expect(await store.progress([PAYMENTS])).toEqual(
        new Map([
          [
            PAYMENTS,
            new Map([
              ['abc', { fetchedAt: NOW, newestPointAt: NOW }],
              ['new', { fetchedAt: null, newestPointAt: null }],
            ]),
          ],
        ]),
      );
      const [read] = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read.status).toBe('error');
    });

    it('takes the status from the finest tier of a write', async () => {
      const { store } = await createStores(id);
      await store.write([
        series({ status: 'no-data' }),
        series({ status: 'complete', tier: FIVE_MINUTES }),
      ]);
      const [read] = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read.status).toBe('no-data');
    });

    it('forgets old points, unasked series and agents without observations', async () => {
      const { store, observations, knex } = await createStores(id);
      const other = { ...series({}).definition, seriesId: 'other' };
      await observations.write([
        {
          entityRef: PAYMENTS,
          collector: 'metrics',
          binding: 'f00d',
          status: 'ok',
          reason: '',
          observedAt: NOW,
          failures: [],
        },
      ]);
      await store.write([
        series({
          points: [
            [minutesBefore(5 * 60), 1],
            [minutesBefore(10), 2],
          ],
        }),
        series({ definition: other, points: [[minutesBefore(10), 2]] }),
        series({
          entityRef: 'component:default/gone',
          points: [[minutesBefore(10), 2]],
        }),
      ]);

      await store.retainSeries(PAYMENTS, ['abc']);
      await store.prune(NOW);

      expect(await knex('series').select('entity_ref', 'series_id')).toEqual([
        { entity_ref: PAYMENTS, series_id: 'abc' },
      ]);
      expect(await knex('series_points').select('series_id')).toEqual([
        { series_id: 'abc' },
      ]);
    });
  });
});
