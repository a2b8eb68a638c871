import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import { DistributionBuilder } from './distribution';
import { Grid, SECOND } from './granularity';
import type { MetricIdentity } from './metric';
import type { Collector, MetricSource } from './source';

/** Adds one datum's samples to the distribution of its second or minute. */
export type SampleWriter = (builder: DistributionBuilder) => void;

/** Samples of one unit by the second or minute they belong to. */
interface UnitSamples {
  readonly bySlot: Map<number, DistributionBuilder>;
  /** Keys of `bySlot`, ascending. */
  slots: number[];
}

/** Index of the first slot at or after `time`. */
function firstIndexFrom(slots: readonly number[], time: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slots[middle] < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A metric that holds what PutMetricData gave it. */
export class StoredMetric implements MetricSource {
  readonly identity: MetricIdentity;
  readonly #byUnit = new Map<StandardUnit, UnitSamples>();
  #latest: number | undefined;

  static create(identity: MetricIdentity): StoredMetric {
    return new StoredMetric(identity);
  }

  private constructor(identity: MetricIdentity) {
    this.identity = identity;
  }

  /**
   * @param resolutionSeconds - 1 for high resolution, else 60
   * @param time - when the samples were taken, ms
   */
  add(
    unit: StandardUnit,
    time: number,
    resolutionSeconds: number,
    write: SampleWriter,
  ): void {
    const step = resolutionSeconds * SECOND;
    const slot = Math.floor(time / step) * step;
    let samples = this.#byUnit.get(unit);
    if (!samples) {
      samples = { bySlot: new Map(), slots: [] };
      this.#byUnit.set(unit, samples);
    }
    let builder = samples.bySlot.get(slot);
    if (!builder) {
      builder = DistributionBuilder.create();
      samples.bySlot.set(slot, builder);
      samples.slots.splice(firstIndexFrom(samples.slots, slot), 0, slot);
    }
    write(builder);
    this.#latest = Math.max(this.#latest ?? slot, slot);
  }

  latest(): number | undefined {
    return this.#latest;
  }

  collect(grid: Grid, _now: number, into: Collector): void {
    const step = grid.periodSeconds * SECOND;
    for (const [unit, { bySlot, slots }] of this.#byUnit) {
      const end = firstIndexFrom(slots, grid.end);
      for (let i = firstIndexFrom(slots, grid.start); i < end; i++) {
        const builder = bySlot.get(slots[i]);
        if (builder) {
          const index = Math.floor((slots[i] - grid.start) / step);
          into(unit, index).addDistribution(builder.build());
        }
      }
    }
  }
}
