import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { DistributionBuilder } from './distribution';
import type { Grid } from './granularity';
import type { MetricIdentity } from './metric';

/** Where {@link MetricSource.collect} puts the samples it finds. */
export type Collector = (
  unit: StandardUnit,
  /** Index of the period in the grid. */
  index: number,
) => DistributionBuilder;

/** Something that has samples of one metric. */
export interface MetricSource {
  readonly identity: MetricIdentity;
  /**
   * Time (ms) of the newest datapoint that is visible at `now`; undefined when
   * there is none yet.
   */
  latest(now: number): number | undefined;
  /** Adds the samples within the grid that are visible at `now`. */
  collect(grid: Grid, now: number, into: Collector): void;
}
