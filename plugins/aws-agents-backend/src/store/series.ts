import type { Failure, MetricSeries } from 'backstage-plugin-aws-agents-common';

/** What identifies and describes one series of one agent. */
export interface SeriesDefinition {
  readonly seriesId: string;
  /** The selector of the binding that asked for it. */
  readonly selector: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly unit: string | null;
  /** Least distance between points, in seconds: what the metric can have. */
  readonly minimumPeriodSeconds: number;
  /** The account that is asked. */
  readonly accountId: string;
  readonly region: string;
  /** The linked account that owns the metric; absent: the one that is asked. */
  readonly owningAccountId?: string;
  /** Metric math instead of a metric, with the series behind its names. */
  readonly math?: {
    readonly expression: string;
    readonly inputs: Readonly<Record<string, SeriesDefinition>>;
  };
  /** The series is a bound of what an anomaly detector expects of another one. */
  readonly band?: SeriesBand;
}

/** The bounds of a band, as CloudWatch answers with them. */
export const BAND_BOUNDS = ['lower', 'upper'] as const;

/** Which bound of what is expected of which series. */
export interface SeriesBand {
  /** Id of the series that is expected to lie within. */
  readonly seriesId: string;
  readonly bound: (typeof BAND_BOUNDS)[number];
  /** Half the width of the band, in standard deviations. */
  readonly deviations: number;
}

/** A series as it is kept. Points are pairs of epoch milliseconds and value, oldest first. */
export interface SeriesRecord {
  readonly definition: SeriesDefinition;
  readonly status: MetricSeries['status'];
  readonly failure?: Failure;
  readonly points: ReadonlyArray<[number, number]>;
  /** Absent: not known. */
  readonly fetchedAt?: FetchTimes;
}

/** When each tier came in full last, by the seconds between its points. */
export type FetchTimes = Readonly<Partial<Record<number, Date>>>;

/** How far the collection of one series has come. */
export interface SeriesProgress {
  readonly fetchedAt: FetchTimes;
  /** Last time that it was asked for, with whatever success. */
  readonly askedAt: Date | null;
  /** What CloudWatch said then. */
  readonly status: MetricSeries['status'];
  readonly failure?: Failure;
  /** Newest point ever seen in the finest tier that has the series. */
  readonly newestPointAt: Date | null;
}

/** What a collection says of one series. */
export interface SeriesWrite extends SeriesProgress {
  readonly entityRef: string;
  readonly definition: SeriesDefinition;
  /** Value of the newest point; null when it did not come with this collection. */
  readonly newestValue: number | null;
}

/** New points of one series in one tier. */
export interface PointsWrite {
  readonly entityRef: string;
  readonly seriesId: string;
  readonly tier: MetricTier;
  /**
   * Points of a window that begins at a chunk's start; they replace the kept
   * points of the chunks they fall into. Empty: no chunk changes.
   */
  readonly points: ReadonlyArray<[number, number]>;
  /** False when points may be missing: they then only fill empty chunks. */
  readonly complete: boolean;
}

/** Keeps the recent points of each series, in tiers. */
export interface SeriesStore {
  /**
   * Writes points, in batches. Comes before {@link SeriesStore.write}: what is
   * not kept does not count as fetched.
   */
  writePoints(points: readonly PointsWrite[]): Promise<void>;
  /** Writes series, in batches. */
  write(series: readonly SeriesWrite[]): Promise<void>;
  /**
   * Reads the series of one agent with the points of one tier.
   *
   * @param from - points before this time are left out
   */
  read(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<SeriesRecord[]>;
  /** Reads the points alone, by series id. */
  readPoints(
    entityRef: string,
    tier: MetricTier,
    from: Date,
  ): Promise<Map<string, Array<[number, number]>>>;
  /** Describes series, as far as they are kept. */
  describe(
    series: ReadonlyArray<readonly [entityRef: string, seriesId: string]>,
  ): Promise<ReadonlyArray<Pick<SeriesWrite, 'entityRef' | 'definition'>>>;
  /** How far each series of the agents has come, by agent and series id. */
  progress(
    entityRefs: readonly string[],
  ): Promise<Map<string, Map<string, SeriesProgress>>>;
  /** Forgets series of an agent that are not in the list. */
  retainSeries(entityRef: string, seriesIds: readonly string[]): Promise<void>;
  /** Forgets points beyond their tier's retention, and the series of agents without observations. */
  prune(now: Date): Promise<void>;
}

/** One resolution at which points are kept. */
export interface MetricTier {
  /** Seconds between points. */
  readonly periodSeconds: number;
  /** How far back the tier reaches, in seconds. */
  readonly windowSeconds: number;
  /** Length of one stored chunk, in seconds. */
  readonly chunkSeconds: number;
  /** Points may arrive so late, in seconds: each collection asks again for them. */
  readonly lateSeconds: number;
}

/**
 * CloudWatch keeps 60 s points for 15 days, 300 s points for 63 days and
 * 3,600 s points for 455 days, so every tier can be filled at first sight.
 */
export const METRIC_TIERS: readonly MetricTier[] = [
  {
    periodSeconds: 60,
    windowSeconds: 3 * 3600,
    chunkSeconds: 1800,
    lateSeconds: 15 * 60,
  },
  {
    periodSeconds: 300,
    windowSeconds: 24 * 3600,
    chunkSeconds: 2 * 3600,
    lateSeconds: 2 * 3600,
  },
  {
    periodSeconds: 3600,
    windowSeconds: 7 * 24 * 3600,
    chunkSeconds: 24 * 3600,
    lateSeconds: 6 * 3600,
  },
];
