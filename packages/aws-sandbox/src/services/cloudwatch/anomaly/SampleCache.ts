/** So many metrics are remembered; then all are forgotten. */
const MAX_METRICS = 200;
/** Samples of one metric: two weeks at every ten minutes, and some more. */
const MAX_SAMPLES = 4_000;

/** Values by the time (ms) at which their period begins. */
export type Samples = Map<number, number | undefined>;

/**
 * Remembers samples of the past, which bands look at again and again. Data that
 * is put forgets all, as it may be of the past.
 */
export class SampleCache {
  readonly #byMetric = new Map<string, Samples>();
  #revision = 0;

  static create(): SampleCache {
    return new SampleCache();
  }

  private constructor() {}

  /**
   * The samples known of a metric, to be added to.
   *
   * @param key - metric, statistic and period
   * @param revision - of the metrics' data
   */
  of(key: string, revision: number): Samples {
    if (revision !== this.#revision || this.#byMetric.size >= MAX_METRICS) {
      this.#byMetric.clear();
      this.#revision = revision;
    }
    const known = this.#byMetric.get(key);
    if (known && known.size < MAX_SAMPLES) {
      return known;
    }
    const samples: Samples = new Map();
    this.#byMetric.set(key, samples);
    return samples;
  }
}
