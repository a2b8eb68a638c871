import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { DistributionBuilder } from '../metrics/distribution';
import { Grid, SECOND, gridLength, gridTime } from '../metrics/granularity';
import type { MetricIdentity } from '../metrics/metric';
import { metricKey } from '../metrics/metric';
import type { Collector, MetricSource } from '../metrics/source';
import { hashText, uniform } from './noise';
import { Pattern, patternValue } from './pattern';

/**
 * Most instants that are evaluated for one period of a query. A longer period
 * is represented by evenly spaced instants that count for those between them,
 * so that reading costs what the answer holds and not what the window spans.
 */
const MAX_INSTANTS_PER_PERIOD = 60;

/**
 * Samples that are spread around a period's value: their relative positions,
 * a skewed distribution as latencies have it, and the share each stands for.
 */
const SPREAD: readonly { position: number; share: number }[] = [
  { position: -0.6, share: 0.1 },
  { position: -0.35, share: 0.25 },
  { position: -0.1, share: 0.3 },
  { position: 0.2, share: 0.2 },
  { position: 0.75, share: 0.1 },
  { position: 1.5, share: 0.04 },
  { position: 3.3, share: 0.01 },
];
const SPREAD_MEAN = SPREAD.reduce(
  (sum, { position, share }) => sum + position * share,
  0,
);

/** A time in which a metric is not as usual, such as an incident. */
export interface Change {
  /** ms */
  readonly from: number;
  /** ms; not included. */
  readonly until: number;
  /** What the usual value is multiplied with. */
  readonly factor: number;
}

/** What describes a demo metric; times in milliseconds. */
export interface DemoMetricOptions {
  readonly accountId: string;
  readonly region: string;
  readonly identity: MetricIdentity;
  readonly unit: StandardUnit;
  /** How often the metric is published, in seconds. */
  readonly periodSeconds: number;
  readonly pattern: Pattern;
  /** Samples in each published period. */
  readonly samples: number;
  /** How far samples of one period lie apart, as a share of the value. */
  readonly spread: number;
  /** Share of the periods in which nothing is published. */
  readonly missing: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Publish whole numbers; fractions round up as often as they are large. */
  readonly integer: boolean;
  /** Time between the end of a period and its datapoint being visible. */
  readonly delay: number;
  readonly from: number;
  readonly until: number;
  readonly changes: readonly Change[];
}

/**
 * A metric whose datapoints are a function of account, region, name,
 * dimensions and time. Nothing is stored: points are computed when read.
 */
export class DemoMetric implements MetricSource {
  readonly identity: MetricIdentity;
  readonly #options: DemoMetricOptions;
  readonly #seed: number;
  readonly #step: number;

  static create(options: DemoMetricOptions): DemoMetric {
    return new DemoMetric(options);
  }

  private constructor(options: DemoMetricOptions) {
    this.#options = options;
    this.identity = options.identity;
    this.#step = options.periodSeconds * SECOND;
    this.#seed = hashText(
      `${options.accountId}/${options.region}/${metricKey(options.identity)}`,
    );
  }

  latest(now: number): number | undefined {
    const { from } = this.#options;
    const newest = this.#lastInstantBefore(this.#visibleUntil(now));
    // A few steps back suffice to step over missing periods.
    for (let back = 0; back < MAX_INSTANTS_PER_PERIOD; back++) {
      const time = newest - back * this.#step;
      if (time < from) {
        return undefined;
      }
      if (this.#isPublished(time)) {
        return time;
      }
    }
    return undefined;
  }

  collect(grid: Grid, now: number, into: Collector): void {
    const visibleUntil = Math.min(grid.end, this.#visibleUntil(now));
    const length = gridLength(grid);
    for (let index = 0; index < length; index++) {
      this.#collectPeriod(
        Math.max(gridTime(grid, index), this.#options.from),
        Math.min(gridTime(grid, index + 1), visibleUntil),
        () => into(this.#options.unit, index),
      );
    }
  }

  /** Published instants lie at multiples of the period, within [from, to). */
  #collectPeriod(
    from: number,
    to: number,
    builderOf: () => DistributionBuilder,
  ): void {
    const first = Math.ceil(from / this.#step);
    const last = Math.ceil(to / this.#step);
    const count = last - first;
    if (count <= 0) {
      return;
    }
    const visits = Math.min(count, MAX_INSTANTS_PER_PERIOD);
    const weight = count / visits;
    for (let visit = 0; visit < visits; visit++) {
      const time = (first + Math.floor((visit + 0.5) * weight)) * this.#step;
      if (this.#isPublished(time)) {
        this.#addSamples(time, weight, builderOf());
      }
    }
  }

  #addSamples(
    time: number,
    weight: number,
    builder: DistributionBuilder,
  ): void {
    const { pattern, periodSeconds, samples, spread } = this.#options;
    const value =
      patternValue(pattern, time, periodSeconds, this.#seed) *
      this.#factorAt(time);
    if (samples === 1 || spread === 0) {
      builder.addValue(this.#shape(value, time), weight * samples);
      return;
    }
    for (const { position, share } of SPREAD) {
      const sample = value * (1 + spread * (position - SPREAD_MEAN));
      builder.addValue(this.#shape(sample, time), weight * samples * share);
    }
  }

  #factorAt(time: number): number {
    return this.#options.changes
      .filter(({ from, until }) => from <= time && time < until)
      .reduce((product, { factor }) => product * factor, 1);
  }

  #shape(value: number, time: number): number {
    const { minimum, maximum, integer, pattern } = this.#options;
    const bounded = Math.min(maximum, Math.max(minimum, value));
    if (!integer) {
      return bounded;
    }
    if (pattern.kind === 'counter') {
      // Rounding by chance could make it fall.
      return Math.floor(bounded);
    }
    const fraction = bounded - Math.floor(bounded);
    const draw = uniform(this.#seed ^ 0x68bc21eb, time / this.#step);
    return Math.floor(bounded) + (draw < fraction ? 1 : 0);
  }

  #isPublished(time: number): boolean {
    const { missing } = this.#options;
    return (
      missing === 0 ||
      uniform(this.#seed ^ 0x02e5be93, time / this.#step) >= missing
    );
  }

  /** Instants before this time have been published, and were to be. */
  #visibleUntil(now: number): number {
    const { until, delay } = this.#options;
    // The datapoint of a period exists once the period is over.
    return Math.min(until, now - delay - this.#step + 1);
  }

  #lastInstantBefore(time: number): number {
    return (Math.ceil(time / this.#step) - 1) * this.#step;
  }
}
