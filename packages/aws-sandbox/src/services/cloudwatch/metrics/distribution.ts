/** A value that was observed `weight` times. */
export interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

/** The four numbers of a PutMetricData statistic set. */
export interface StatisticSummary {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** All that is known of the samples of one period. */
export interface Distribution extends StatisticSummary {
  /**
   * The samples, in ascending order. Undefined when some arrived as a
   * statistic set, which loses them: no percentile can then be computed.
   */
  readonly values?: readonly WeightedValue[];
}

/** Accumulates samples into a {@link Distribution}. */
export class DistributionBuilder {
  #sampleCount = 0;
  #sum = 0;
  #minimum = Infinity;
  #maximum = -Infinity;
  #values: WeightedValue[] | undefined = [];

  static create(): DistributionBuilder {
    return new DistributionBuilder();
  }

  private constructor() {}

  get isEmpty(): boolean {
    return this.#sampleCount === 0;
  }

  addValue(value: number, weight: number = 1): void {
    this.#addSummary({
      sampleCount: weight,
      sum: value * weight,
      minimum: value,
      maximum: value,
    });
    this.#values?.push({ value, weight });
  }

  /**
   * Adds a statistic set. Its samples are known only when minimum and maximum
   * are equal, as AWS documents for percentiles on statistic sets.
   */
  addStatisticSet(set: StatisticSummary): void {
    if (
      set.minimum === set.maximum &&
      set.sum === set.minimum * set.sampleCount
    ) {
      this.addValue(set.minimum, set.sampleCount);
      return;
    }
    this.#addSummary(set);
    this.#values = undefined;
  }

  addDistribution(other: Distribution): void {
    this.#addSummary(other);
    if (!other.values || !this.#values) {
      this.#values = undefined;
      return;
    }
    for (const value of other.values) {
      this.#values.push(value);
    }
  }

  build(): Distribution {
    return {
      sampleCount: this.#sampleCount,
      sum: this.#sum,
      minimum: this.#minimum,
      maximum: this.#maximum,
      values: this.#values?.slice().sort((a, b) => a.value - b.value),
    };
  }

  #addSummary(set: StatisticSummary): void {
    this.#sampleCount += set.sampleCount;
    this.#sum += set.sum;
    this.#minimum = Math.min(this.#minimum, set.minimum);
    this.#maximum = Math.max(this.#maximum, set.maximum);
  }
}
