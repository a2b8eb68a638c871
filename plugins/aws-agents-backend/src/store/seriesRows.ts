import { familyName } from '../exporter/familyName';
import type {
  FetchTimes,
  PointsWrite,
  SeriesProgress,
  SeriesRecord,
  SeriesWrite,
} from './series';

/** Row of the table `series`. */
export interface SeriesRow {
  entity_ref: string;
  series_id: string;
  definition: string;
  status: SeriesRecord['status'];
  failure: string | null;
  /** Last time it was asked for. PostgreSQL returns 64-bit integers as text. */
  fetched_at: number | string;
  /** Epoch milliseconds by the seconds between a tier's points, JSON. */
  fetched_tiers: string;
  newest_point_at: number | string | null;
  /** Name of the metric in Prometheus; empty: not for Prometheus. */
  family: string;
  /** Value of the newest point; null when it did not come with it. */
  newest_value: number | null;
}

/** Row of the table `series_points`. */
export interface ChunkRow {
  entity_ref: string;
  series_id: string;
  tier: number;
  chunk_start: number | string;
  points: string;
}

/** The series without its points. */
export function toSeriesRow(series: SeriesWrite): SeriesRow {
  return {
    entity_ref: series.entityRef,
    series_id: series.definition.seriesId,
    definition: JSON.stringify(series.definition),
    status: series.status,
    failure: series.failure ? JSON.stringify(series.failure) : null,
    fetched_at: series.askedAt?.getTime() ?? 0,
    fetched_tiers: JSON.stringify(
      Object.fromEntries(
        Object.entries(series.fetchedAt).map(([tier, at]) => [
          tier,
          at?.getTime(),
        ]),
      ),
    ),
    newest_point_at: series.newestPointAt?.getTime() ?? null,
    // Exporters know metrics, not what is expected of them.
    family: series.definition.band ? '' : familyName(series.definition),
    newest_value: series.newestValue,
  };
}

/** How far the collection of a series has come. */
export function toProgress(
  row: Pick<
    SeriesRow,
    'fetched_at' | 'fetched_tiers' | 'newest_point_at' | 'status' | 'failure'
  >,
): SeriesProgress {
  return {
    fetchedAt: toFetchTimes(row.fetched_tiers),
    askedAt: toDate(row.fetched_at),
    status: row.status,
    ...(row.failure ? { failure: JSON.parse(row.failure) } : {}),
    newestPointAt: toDate(row.newest_point_at),
  };
}

/** @param text - JSON of the column `fetched_tiers` */
export function toFetchTimes(text: string): FetchTimes {
  return Object.fromEntries(
    Object.entries(JSON.parse(text)).map(([tier, at]) => [
      tier,
      new Date(Number(at)),
    ]),
  );
}

/** Zero and null both stand for never. */
function toDate(column: number | string | null): Date | null {
  return Number(column) > 0 ? new Date(Number(column)) : null;
}

/** The points, cut at the boundaries of the tier's chunks. */
export function toChunkRows(write: PointsWrite): ChunkRow[] {
  const chunkMs = write.tier.chunkSeconds * 1000;
  const chunks = new Map<number, Array<[number, number]>>();
  for (const point of write.points) {
    const start = Math.floor(point[0] / chunkMs) * chunkMs;
    const chunk = chunks.get(start);
    if (chunk) {
      chunk.push(point);
    } else {
      chunks.set(start, [point]);
    }
  }
  return [...chunks].map(([start, points]) => ({
    entity_ref: write.entityRef,
    series_id: write.seriesId,
    tier: write.tier.periodSeconds,
    chunk_start: start,
    points: JSON.stringify(points.sort((a, b) => a[0] - b[0])),
  }));
}
