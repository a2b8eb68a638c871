import type { DatabaseSeriesStore, KeptSeries } from './DatabaseSeriesStore';
import { GroupCommit } from './GroupCommit';
import { GroupRead } from './GroupRead';
import { outlast } from './outlast';
import type {
  MetricTier,
  PointsWrite,
  SeriesProgress,
  SeriesRecord,
  SeriesStore,
  SeriesWrite,
} from './series';

/** Joins the reads and writes of agents that are collected side by side. */
export class GroupedSeriesStore implements SeriesStore {
  private readonly points: GroupCommit<PointsWrite>;
  private readonly writes: GroupCommit<SeriesWrite>;
  private readonly retained: GroupCommit<KeptSeries>;
  private readonly known: GroupRead<Map<string, SeriesProgress>>;

  static create(inner: DatabaseSeriesStore): GroupedSeriesStore {
    return new GroupedSeriesStore(inner);
  }

  private constructor(private readonly inner: DatabaseSeriesStore) {
    this.points = new GroupCommit(
      items => outlast(() => inner.writePoints(items)),
      ({ entityRef, seriesId, tier }) =>
        `${entityRef} ${seriesId} ${tier.periodSeconds}`,
    );
    this.writes = new GroupCommit(
      items => outlast(() => inner.write(items)),
      ({ entityRef, definition }) => `${entityRef} ${definition.seriesId}`,
    );
    this.retained = new GroupCommit(
      items => outlast(() => inner.retainSeriesOf(items)),
      ({ entityRef }) => entityRef,
    );
    this.known = new GroupRead(refs => outlast(() => inner.progress(refs)));
  }

  writePoints(points: readonly PointsWrite[]): Promise<void> {
    return this.points.add(points);
  }

  write(series: readonly SeriesWrite[]): Promise<void> {
    return this.writes.add(series);
  }

  progress(
    entityRefs: readonly string[],
  ): Promise<Map<string, Map<string, SeriesProgress>>> {
    return this.known.get(entityRefs);
  }

  retainSeries(entityRef: string, seriesIds: readonly string[]): Promise<void> {
    return this.retained.add([{ entityRef, seriesIds }]);
  }

  read(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<SeriesRecord[]> {
    return this.inner.read(entityRef, tier, from);
  }

  readPoints(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<Map<string, Array<[number, number]>>> {
    return this.inner.readPoints(entityRef, tier, from);
  }

  describe(
    series: ReadonlyArray<readonly [entityRef: string, seriesId: string]>,
  ): Promise<ReadonlyArray<Pick<SeriesWrite, 'entityRef' | 'definition'>>> {
    return this.inner.describe(series);
  }

  prune(now: Date): Promise<void> {
    return this.inner.prune(now);
  }
}
