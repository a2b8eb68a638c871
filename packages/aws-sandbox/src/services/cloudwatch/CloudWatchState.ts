import type { AnomalyDetector } from '@aws-sdk/client-cloudwatch';
import type { AlarmEntry } from './alarms/alarm';
import { AlarmStore } from './alarms/AlarmStore';
import { SampleCache } from './anomaly/SampleCache';
import { detectorsOfAlarms, detects } from './anomaly/detectors';
import { MetricStore } from './metrics/MetricStore';
import type { MetricSource } from './metrics/source';
import type { QuerySources } from './query/QueryRunner';

/** What a {@link CloudWatchState} begins with. */
export interface CloudWatchStateOptions {
  readonly accountId: string;
  readonly region: string;
  readonly metrics: readonly MetricSource[];
  readonly alarms: readonly AlarmEntry[];
  readonly anomalyDetectors: readonly AnomalyDetector[];
  /** States of the accounts that are linked as sources, in this region. */
  readonly linked: () => readonly CloudWatchState[];
}

/** CloudWatch of one account in one region. */
export class CloudWatchState {
  readonly accountId: string;
  readonly region: string;
  readonly metrics: MetricStore;
  readonly alarms: AlarmStore;
  readonly linked: () => readonly CloudWatchState[];
  /** What queries of this account read from. */
  readonly sources: QuerySources;
  readonly #declaredDetectors: readonly AnomalyDetector[];

  static create(options: CloudWatchStateOptions): CloudWatchState {
    return new CloudWatchState(options);
  }

  private constructor(options: CloudWatchStateOptions) {
    this.accountId = options.accountId;
    this.region = options.region;
    this.linked = options.linked;
    this.#declaredDetectors = options.anomalyDetectors;
    this.metrics = MetricStore.create(options.metrics);
    this.sources = {
      storeOf: id => this.metricsOf(id),
      samples: SampleCache.create(),
      isModelled: plan =>
        this.anomalyDetectors.some(
          detector =>
            detector.StateValue === 'TRAINED' &&
            detects(detector, plan, this.accountId),
        ),
    };
    this.alarms = AlarmStore.create(this.metrics, this.sources);
    options.alarms.forEach(alarm => this.alarms.put(alarm));
  }

  /**
   * The detectors that the seed declares, and those that alarms brought about:
   * CloudWatch makes the model of an alarm that has none.
   */
  get anomalyDetectors(): readonly AnomalyDetector[] {
    return [
      ...this.#declaredDetectors,
      ...detectorsOfAlarms(this.alarms.list(), this.#declaredDetectors, this),
    ];
  }

  /**
   * Metrics that this account may query under an account id: its own, or those
   * of a linked source account. Undefined when it may not.
   */
  metricsOf(accountId: string | undefined): MetricStore | undefined {
    if (accountId === undefined || accountId === this.accountId) {
      return this.metrics;
    }
    return this.linked().find(state => state.accountId === accountId)?.metrics;
  }
}
