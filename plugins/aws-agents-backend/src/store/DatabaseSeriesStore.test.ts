import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { DatabaseObservationStore } from './DatabaseObservationStore';
import { DatabaseSeriesStore } from './DatabaseSeriesStore';
import { migrateDatabase } from './migrateDatabase';
import { METRIC_TIERS, type PointsWrite, type SeriesWrite } from './series';

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
    fetchedAt: { 60: NOW, 300: NOW },
    askedAt: NOW,
    newestPointAt: NOW,
    newestValue: null,
    ...overrides,
  };
}

function points(
  list: Array<[number, number]>,
  overrides: Partial<PointsWrite> = {},
): PointsWrite {
  return {
    entityRef: PAYMENTS,
    seriesId: 'abc',
    tier: MINUTES,
    points: list,
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
      const all = Array.from({ length: 180 }, (_, i): [number, number] => [
        minutesBefore(180 - i),
        i / 7,
      ]);
      await store.writePoints([points([...all].reverse())]);
      await store.write([series({})]);

      const [read] = await store.read(
        PAYMENTS,
        MINUTES,
        new Date(minutesBefore(60)),
      );
      expect(read.points).toEqual(all.slice(120));
      expect(await knex('series_points')).toHaveLength(6);
      const [other] = await store.read(PAYMENTS, FIVE_MINUTES, new Date(0));
      expect(other.points).toEqual([]);
    });

    it('replaces a chunk by a complete answer, and only fills gaps from a partial one', async () => {
      const { store } = await createStores(id);
      await store.writePoints([points([[minutesBefore(30), 1]])]);
      await store.writePoints([
        points([
          [minutesBefore(30), 2],
          [minutesBefore(29), 3],
        ]),
      ]);
      await store.writePoints([
        points(
          [
            [minutesBefore(60), 9],
            [minutesBefore(30), 9],
          ],
          { complete: false },
        ),
      ]);
      await store.write([series({ status: 'partial' })]);

      const [read] = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read.status).toBe('partial');
      expect(read.points).toEqual([
        [minutesBefore(60), 9],
        [minutesBefore(30), 2],
        [minutesBefore(29), 3],
      ]);
    });

    it('remembers how far each tier has come, and what was said last', async () => {
      const { store } = await createStores(id);
      const failure = {
        code: 'metric-forbidden',
        message: 'm',
        cause: 'c',
        remedy: 'r',
        retryable: false,
        at: NOW.toISOString(),
      };
      await store.write([series({})]);
      const failed = series({
        status: 'forbidden',
        failure,
        fetchedAt: { 60: new Date(minutesBefore(5)), 300: NOW },
      });
      await store.write([failed]);
      await store.write([
        series({
          fetchedAt: {},
          newestPointAt: null,
          definition: { ...series({}).definition, seriesId: 'new' },
        }),
      ]);

      const { fetchedAt } = failed;
      expect(await store.progress([PAYMENTS])).toEqual(
        new Map([
          [
            PAYMENTS,
            new Map([
              [
                'abc',
                {
                  status: 'forbidden',
                  failure,
                  fetchedAt,
                  askedAt: NOW,
                  newestPointAt: NOW,
                },
              ],
              [
                'new',
                {
                  status: 'complete',
                  fetchedAt: {},
                  askedAt: NOW,
                  newestPointAt: null,
                },
              ],
            ]),
          ],
        ]),
      );
      const [read] = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read).toMatchObject({ status: 'forbidden', failure, fetchedAt });
    });

    it('describes single series', async () => {
      const { store } = await createStores(id);
      const other = 'component:default/other';
      await store.write([series({}), series({ entityRef: other })]);
      expect(
        await store.describe([
          [other, 'abc'],
          [PAYMENTS, 'unknown'],
        ]),
      ).toEqual([{ entityRef: other, definition: series({}).definition }]);
    });

    it('keeps the newest value until another one comes', async () => {
      const { store, knex } = await createStores(id);
      await store.write([series({ newestValue: 7 })]);
      await store.write([series({ newestValue: null })]);
      expect(await knex('series').select('newest_value')).toEqual([
        { newest_value: 7 },
      ]);
      await store.write([series({ newestValue: 0 })]);
      expect(await knex('series').select('newest_value')).toEqual([
        { newest_value: 0 },
      ]);
    });

    it('keeps all of many points and series, and lets others have their turn', async () => {
      const { store } = await createStores(id);
      const ids = Array.from({ length: 1_200 }, (_, i) => `series-${i}`);
      let turns = 0;
      let writing = true;
      const others = (async () => {
        while (writing) {
          await new Promise(resolve => setImmediate(resolve));
          turns += 1;
        }
      })();
      await store.writePoints(
        ids.map(seriesId =>
          points(
            [
              [minutesBefore(90), 1],
              [minutesBefore(50), 2],
              [minutesBefore(5), 3],
            ],
            { seriesId },
          ),
        ),
      );
      const turnsOfPoints = turns;
      await store.write(
        ids.map(seriesId =>
          series({ definition: { ...series({}).definition, seriesId } }),
        ),
      );
      writing = false;
      await others;
      const read = await store.read(PAYMENTS, MINUTES, new Date(0));
      expect(read).toHaveLength(ids.length);
      expect(read.every(item => item.points.length === 3)).toBe(true);
      expect(turnsOfPoints).toBeGreaterThan(2);
      expect(turns - turnsOfPoints).toBeGreaterThan(1);
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
      const gone = 'component:default/gone';
      await store.writePoints([
        points([
          [minutesBefore(5 * 60), 1],
          [minutesBefore(10), 2],
        ]),
        points([[minutesBefore(10), 2]], { seriesId: 'other' }),
        points([[minutesBefore(10), 2]], { entityRef: gone }),
      ]);
      await store.write([
        series({}),
        series({ definition: other }),
        series({ entityRef: gone }),
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
