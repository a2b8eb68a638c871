import type { AnomalyDetector } from '@aws-sdk/client-cloudwatch';
import type { AlarmEntry } from './alarms/alarm';
import { AlarmStore } from './alarms/AlarmStore';
import { MetricStore } from './metrics/MetricStore';
import type { MetricSource } from './metrics/source';

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
  readonly anomalyDetectors: readonly AnomalyDetector[];
  readonly linked: () => readonly CloudWatchState[];

  static create(options: CloudWatchStateOptions): CloudWatchState {
    return new CloudWatchState(options);
  }

  private constructor(options: CloudWatchStateOptions) {
    this.accountId = options.accountId;
    this.region = options.region;
    this.linked = options.linked;
    this.anomalyDetectors = options.anomalyDetectors;
    this.metrics = MetricStore.create(options.metrics);
    this.alarms = AlarmStore.create(this.metrics, id => this.metricsOf(id));
    options.alarms.forEach(alarm => this.alarms.put(alarm));
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
