import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import { inTurns } from '../inTurns';
import { deletePairs, ROWS_PER_STATEMENT, selectWhereIn } from './batches';
import {
  toChunkRows,
  toFetchTimes,
  toProgress,
  toSeriesRow,
  type ChunkRow,
  type SeriesRow,
} from './seriesRows';
import {
  METRIC_TIERS,
  type MetricTier,
  type PointsWrite,
  type SeriesProgress,
  type SeriesRecord,
  type SeriesStore,
  type SeriesWrite,
} from './series';

const PROGRESS_COLUMNS = [
  'entity_ref',
  'series_id',
  'status',
  'failure',
  'fetched_at',
  'fetched_tiers',
  'newest_point_at',
] as const;

const STATE_COLUMNS = [
  'definition',
  'status',
  'failure',
  'fetched_at',
  'fetched_tiers',
  'newest_point_at',
  'family',
];

/** An agent has up to 100 series. */
const AGENTS_PER_STATEMENT = 100;

/** The series of an agent that are to be kept. */
export interface KeptSeries {
  readonly entityRef: string;
  readonly seriesIds: readonly string[];
}

/** {@link SeriesStore} in the plugin's SQLite or PostgreSQL database. */
export class DatabaseSeriesStore implements SeriesStore {
  static create(database: Knex): DatabaseSeriesStore {
    return new DatabaseSeriesStore(database);
  }

  private constructor(private readonly database: Knex) {}

  /** Each statement by itself: points count when their series is written. */
  async writePoints(points: readonly PointsWrite[]): Promise<void> {
    const complete = points.filter(item => item.complete);
    const partial = points.filter(item => !item.complete);
    for await (const rows of chunkBatches(complete)) {
      await insertChunks(this.database, rows).merge(['points']);
    }
    for await (const rows of chunkBatches(partial)) {
      await insertChunks(this.database, rows).ignore();
    }
  }

  async write(series: readonly SeriesWrite[]): Promise<void> {
    await upsertSeries(this.database, series);
  }

  async read(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<SeriesRecord[]> {
    const rows = await this.database<SeriesRow>('series')
      .where({ entity_ref: entityRef })
      .orderBy('series_id');
    const points = await this.readPoints(entityRef, tier, from);
    return rows.map(row => ({
      definition: JSON.parse(row.definition),
      status: row.status,
      ...(row.failure ? { failure: JSON.parse(row.failure) } : {}),
      points: points.get(row.series_id) ?? [],
      fetchedAt: toFetchTimes(row.fetched_tiers),
    }));
  }

  async readPoints(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<Map<string, Array<[number, number]>>> {
    const chunks = await this.database<ChunkRow>('series_points')
      .where({ entity_ref: entityRef, tier: tier.periodSeconds })
      .where('chunk_start', '>', from.getTime() - tier.chunkSeconds * 1000)
      .orderBy('chunk_start');
    const points = new Map<string, Array<[number, number]>>();
    for (const chunk of chunks) {
      const list = points.get(chunk.series_id) ?? [];
      for (const point of JSON.parse(chunk.points) as Array<[number, number]>) {
        if (point[0] >= from.getTime()) {
          list.push(point);
        }
      }
      points.set(chunk.series_id, list);
    }
    return points;
  }

  async describe(
    series: ReadonlyArray<readonly [entityRef: string, seriesId: string]>,
  ): Promise<Array<Pick<SeriesWrite, 'entityRef' | 'definition'>>> {
    const rows: Array<Pick<SeriesRow, 'entity_ref' | 'definition'>> = [];
    for await (const batch of inTurns(series, ROWS_PER_STATEMENT)) {
      rows.push(
        ...(await this.database<SeriesRow>('series')
          .select('entity_ref', 'definition')
          .whereIn(
            ['entity_ref', 'series_id'],
            batch.map(pair => [...pair]),
          )),
      );
    }
    return rows.map(row => ({
      entityRef: row.entity_ref,
      definition: JSON.parse(row.definition),
    }));
  }

  async progress(
    entityRefs: readonly string[],
  ): Promise<Map<string, Map<string, SeriesProgress>>> {
    const progress = new Map<string, Map<string, SeriesProgress>>();
    for await (const refs of inTurns(entityRefs, AGENTS_PER_STATEMENT)) {
      const rows = await this.database<SeriesRow>('series')
        .select(...PROGRESS_COLUMNS)
        .whereIn('entity_ref', refs);
      for (const row of rows) {
        const series = progress.get(row.entity_ref) ?? new Map();
        series.set(row.series_id, toProgress(row));
        progress.set(row.entity_ref, series);
      }
    }
    return progress;
  }

  async retainSeries(
    entityRef: string,
    seriesIds: readonly string[],
  ): Promise<void> {
    await this.retainSeriesOf([{ entityRef, seriesIds }]);
  }

  /** Forgets series of several agents that are not in their lists. */
  async retainSeriesOf(kept: readonly KeptSeries[]): Promise<void> {
    const rows = await selectWhereIn<
      Pick<SeriesRow, 'entity_ref' | 'series_id'>
    >(
      () => this.database('series').select('entity_ref', 'series_id'),
      'entity_ref',
      kept.map(({ entityRef }) => entityRef),
    );
    const lists = new Map(
      kept.map(({ entityRef, seriesIds }) => [entityRef, new Set(seriesIds)]),
    );
    const gone = rows.filter(
      row => !lists.get(row.entity_ref)?.has(row.series_id),
    );
    await deletePairs(
      this.database,
      ['series_points', 'series'],
      ['entity_ref', 'series_id'],
      gone.map(row => [row.entity_ref, row.series_id]),
    );
  }

  async prune(now: Date): Promise<void> {
    for (const tier of METRIC_TIERS) {
      // A chunk goes when its last point is out of the window.
      const seconds = tier.windowSeconds + tier.chunkSeconds;
      await this.database('series_points')
        .where({ tier: tier.periodSeconds })
        .where('chunk_start', '<', now.getTime() - seconds * 1000)
        .delete();
    }
    const observed = this.database('observations').select('entity_ref');
    for (const table of ['series_points', 'series']) {
      await this.database(table).whereNotIn('entity_ref', observed).delete();
    }
  }
}

async function upsertSeries(
  database: Knex,
  series: readonly SeriesWrite[],
): Promise<void> {
  for await (const batch of inTurns(series, ROWS_PER_STATEMENT)) {
    await database('series')
      .insert(batch.map(toSeriesRow))
      .onConflict(['entity_ref', 'series_id'])
      .merge({
        ...Object.fromEntries(
          STATE_COLUMNS.map(column => [
            column,
            database.raw('excluded.??', [column]),
          ]),
        ),
        newest_value: database.raw(
          'coalesce(excluded.newest_value, series.newest_value)',
        ),
      });
  }
}

/** Chunks are made as they are written, so that few are in memory at a time. */
async function* chunkBatches(
  writes: readonly PointsWrite[],
): AsyncGenerator<ChunkRow[]> {
  const rows: ChunkRow[] = [];
  for (const write of writes) {
    rows.push(...toChunkRows(write));
    while (rows.length >= ROWS_PER_STATEMENT) {
      yield rows.splice(0, ROWS_PER_STATEMENT);
      await nextTurn();
    }
  }
  if (rows.length > 0) {
    yield rows;
  }
}

function insertChunks(database: Knex, rows: ChunkRow[]) {
  return database('series_points')
    .insert(rows)
    .onConflict(['entity_ref', 'series_id', 'tier', 'chunk_start']);
}
