import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import { Distribution, DistributionBuilder } from './distribution';
import { DAY, Grid, gridTime, isRetained } from './granularity';
import { MetricIdentity, metricKey } from './metric';
import type { MetricSource } from './source';
import { SampleWriter, StoredMetric } from './StoredMetric';

/** ListMetrics and SEARCH forget metrics that got no data for so long. */
const LISTED_FOR = 14 * DAY;

/** One period of a metric that has data. */
export interface MetricPeriod {
  /** Beginning of the period, ms. */
  readonly time: number;
  readonly distribution: Distribution;
}

/** A metric with the time of its newest datapoint. */
export interface ListedMetric {
  readonly key: string;
  readonly identity: MetricIdentity;
  readonly latest: number;
}

/** A datum for {@link MetricStore.put}. */
export interface StoredDatum {
  readonly identity: MetricIdentity;
  readonly unit: StandardUnit;
  /** When the samples were taken, ms. */
  readonly time: number;
  readonly resolutionSeconds: number;
  readonly write: SampleWriter;
}

/** The metrics of one account in one region: demo metrics and stored ones. */
export class MetricStore {
  readonly #demo = new Map<string, MetricSource>();
  readonly #stored = new Map<string, StoredMetric>();
  #revision = 0;

  /** @param demo - metrics that are computed; the first of a name wins */
  static create(demo: readonly MetricSource[]): MetricStore {
    return new MetricStore(demo);
  }

  private constructor(demo: readonly MetricSource[]) {
    for (const source of demo) {
      this.#demo.set(metricKey(source.identity), source);
    }
  }

  /** Changes with every {@link MetricStore.put}. */
  get revision(): number {
    return this.#revision;
  }

  put(datum: StoredDatum): void {
    const key = metricKey(datum.identity);
    let metric = this.#stored.get(key);
    if (!metric) {
      metric = StoredMetric.create(datum.identity);
      this.#stored.set(key, metric);
    }
    metric.add(datum.unit, datum.time, datum.resolutionSeconds, datum.write);
    this.#revision++;
  }

  /** Metrics with data in the last two weeks, ordered by key. */
  list(now: number): ListedMetric[] {
    const listed = new Map<string, ListedMetric>();
    for (const sources of [this.#demo, this.#stored]) {
      for (const [key, source] of sources) {
        const latest = source.latest(now);
        const known = listed.get(key)?.latest ?? -Infinity;
        if (latest !== undefined && latest > now - LISTED_FOR) {
          listed.set(key, {
            key,
            identity: source.identity,
            latest: Math.max(latest, known),
          });
        }
      }
    }
    return [...listed.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /**
   * Reads a metric: its periods that have data and are still retained, by
   * unit. An unknown metric has none.
   */
  read(
    identity: MetricIdentity,
    grid: Grid,
    now: number,
  ): Map<StandardUnit, MetricPeriod[]> {
    const key = metricKey(identity);
    const builders = new Map<StandardUnit, Map<number, DistributionBuilder>>();
    const into = (unit: StandardUnit, index: number) => {
      const ofUnit = builders.get(unit) ?? new Map();
      builders.set(unit, ofUnit);
      const builder = ofUnit.get(index) ?? DistributionBuilder.create();
      ofUnit.set(index, builder);
      return builder;
    };
    this.#demo.get(key)?.collect(grid, now, into);
    this.#stored.get(key)?.collect(grid, now, into);
    const periods = new Map<StandardUnit, MetricPeriod[]>();
    for (const [unit, byIndex] of builders) {
      periods.set(unit, periodsOf(byIndex, grid, now));
    }
    return periods;
  }
}

function periodsOf(
  byIndex: ReadonlyMap<number, DistributionBuilder>,
  grid: Grid,
  now: number,
): MetricPeriod[] {
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([index, builder]) => ({
      time: gridTime(grid, index),
      distribution: builder.build(),
    }))
    .filter(({ time }) => isRetained(time, grid.periodSeconds, now));
}
