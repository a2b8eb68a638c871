import { TestDatabases } from '@backstage/backend-test-utils';
import { TESTED_DATABASES } from './__fixtures__/testedDatabases';
import { DatabaseObservationStore } from './DatabaseObservationStore';
import { DatabaseSeriesStore } from './DatabaseSeriesStore';
import { GroupedObservationStore } from './GroupedObservationStore';
import { GroupedSeriesStore } from './GroupedSeriesStore';
import { migrateDatabase } from './migrateDatabase';
import { METRIC_TIERS, type PointsWrite, type SeriesWrite } from './series';

const NOW = new Date('2026-11-01T12:00:00Z');
const REFS = Array.from({ length: 40 }, (_, i) => `component:default/a${i}`);

const observation = (entityRef: string, collector: string) => ({
  entityRef,
  collector,
  binding: 'b',
  status: 'ok' as const,
  reason: '',
  observedAt: NOW,
  data: { entityRef },
  failures: [],
});

const series = (entityRef: string, seriesId: string): SeriesWrite => ({
  entityRef,
  definition: {
    seriesId,
    selector: '',
    namespace: 'AWS/SQS',
    metricName: 'Sent',
    dimensions: {},
    statistic: 'Sum',
    unit: null,
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
  },
  status: 'complete',
  fetchedAt: { 60: NOW },
  askedAt: NOW,
  newestPointAt: NOW,
  newestValue: 1,
});

const points = (entityRef: string, seriesId: string): PointsWrite => ({
  entityRef,
  seriesId,
  tier: METRIC_TIERS[0],
  points: [[NOW.getTime(), 1]],
  complete: true,
});

describe('grouped stores', () => {
  const databases = TestDatabases.create({ ids: TESTED_DATABASES });

  describe.each(databases.eachSupportedId())('%p', id => {
    it('keep what each agent writes, at once and several times', async () => {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      const observations = GroupedObservationStore.create(
        DatabaseObservationStore.create(knex),
      );
      const stored = GroupedSeriesStore.create(
        DatabaseSeriesStore.create(knex),
      );
      await Promise.all(
        REFS.map(async ref => {
          await Promise.all([
            observations.write([observation(ref, 'role')]),
            observations.write([observation(ref, 'metrics')]),
            observations.write([observation(ref, 'metrics')]),
          ]);
          await stored.writePoints([points(ref, 'kept'), points(ref, 'gone')]);
          await stored.write([series(ref, 'kept'), series(ref, 'gone')]);
          await stored.retainSeries(ref, ['kept']);
        }),
      );
      const states = await Promise.all(
        REFS.map(ref => observations.listStates([ref])),
      );
      expect(states.map(state => [...state.values()][0]?.length)).toEqual(
        REFS.map(() => 2),
      );
      expect(await observations.list(REFS[7])).toContainEqual(
        expect.objectContaining({ data: { entityRef: REFS[7] } }),
      );
      const data = await Promise.all(
        REFS.map(ref => observations.listData([ref, 'unknown'], 'role')),
      );
      expect(data.map(known => [...known])).toEqual(
        REFS.map(ref => [[ref, { entityRef: ref }]]),
      );
      const progress = await Promise.all(
        REFS.map(ref => stored.progress([ref])),
      );
      expect(
        progress.map((known, i) => [...(known.get(REFS[i])?.keys() ?? [])]),
      ).toEqual(REFS.map(() => ['kept']));
      const [read] = await stored.read(REFS[3], METRIC_TIERS[0], new Date(0));
      expect(read.points).toEqual([[NOW.getTime(), 1]]);
      expect(await knex('series_points')).toHaveLength(REFS.length);
    });

    it('forget for all agents of a collection in a few statements', async () => {
      const knex = await databases.init(id);
      await migrateDatabase({ getClient: async () => knex });
      const observations = GroupedObservationStore.create(
        DatabaseObservationStore.create(knex),
      );
      const stored = GroupedSeriesStore.create(
        DatabaseSeriesStore.create(knex),
      );
      await observations.write(
        REFS.flatMap(ref => [
          observation(ref, 'role'),
          observation(ref, 'alarms'),
        ]),
      );
      await stored.writePoints(
        REFS.flatMap(ref => [points(ref, 'kept'), points(ref, 'gone')]),
      );
      await stored.write(
        REFS.flatMap(ref => [series(ref, 'kept'), series(ref, 'gone')]),
      );
      const statements: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
      await Promise.all(
        REFS.flatMap(ref => [
          observations.retainCollectors(ref, ['role']),
          stored.retainSeries(ref, ['kept']),
        ]),
      );
      expect(statements).toHaveLength(5);
      const rows = async (table: string, column: string) => [
        ...new Set((await knex(table).select(column)).map(row => row[column])),
      ];
      expect(await rows('observations', 'collector')).toEqual(['role']);
      expect(await rows('series', 'series_id')).toEqual(['kept']);
      expect(await rows('series_points', 'series_id')).toEqual(['kept']);
      expect(await knex('observations')).toHaveLength(REFS.length);
    });
  });
});
