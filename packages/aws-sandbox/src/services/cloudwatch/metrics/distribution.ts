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
  /** In parallel arrays: this is where reading a metric spends its time. */
  readonly #values: number[] = [];
  readonly #weights: number[] = [];
  #hasAllValues = true;

  static create(): DistributionBuilder {
    return new DistributionBuilder();
  }

  private constructor() {}

  addValue(value: number, weight: number = 1): void {
    this.#addSummary(weight, value * weight, value, value);
    this.#values.push(value);
    this.#weights.push(weight);
  }

  /**
   * Adds a statistic set. Its samples are known only when minimum and maximum
   * are equal, as AWS documents for percentiles on statistic sets.
   */
  addStatisticSet(set: StatisticSummary): void {
    const { sampleCount, sum, minimum, maximum } = set;
    if (minimum === maximum && sum === minimum * sampleCount) {
      this.addValue(minimum, sampleCount);
      return;
    }
    this.#addSummary(sampleCount, sum, minimum, maximum);
    this.#hasAllValues = false;
  }

  addDistribution({
    sampleCount,
    sum,
    minimum,
    maximum,
    values,
  }: Distribution): void {
    this.#addSummary(sampleCount, sum, minimum, maximum);
    this.#hasAllValues &&= values !== undefined;
    for (const { value, weight } of values ?? []) {
      this.#values.push(value);
      this.#weights.push(weight);
    }
  }

  /** The values are put in order only when they are asked for. */
  build(): Distribution {
    const values = this.#hasAllValues ? () => this.#sorted() : undefined;
    return {
      sampleCount: this.#sampleCount,
      sum: this.#sum,
      minimum: this.#minimum,
      maximum: this.#maximum,
      get values() {
        return values?.();
      },
    };
  }

  #sorted(): WeightedValue[] {
    return this.#values
      .map((value, i) => ({ value, weight: this.#weights[i] }))
      .sort((a, b) => a.value - b.value);
  }

  #addSummary(
    sampleCount: number,
    sum: number,
    minimum: number,
    maximum: number,
  ): void {
    this.#sampleCount += sampleCount;
    this.#sum += sum;
    this.#minimum = Math.min(this.#minimum, minimum);
    this.#maximum = Math.max(this.#maximum, maximum);
  }
}
