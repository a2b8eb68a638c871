import {
  METRIC_TIERS,
  type MetricTier,
  type SeriesDefinition,
} from '../../store';
import { finestRetained } from './retention';

type Rhythm = Pick<SeriesDefinition, 'minimumPeriodSeconds'>;

/**
 * Whether a series is kept in a tier: unless a coarser one has the same points,
 * which then serves for both and reaches back further.
 */
export function tierSuits(tier: MetricTier, series: Rhythm): boolean {
  return !METRIC_TIERS.some(
    other =>
      other.periodSeconds > tier.periodSeconds &&
      periodIn(other, series) === periodIn(tier, series),
  );
}

/** The finest tier in which a series is kept; its points have the series' own period. */
export function finestTierOf(series: Rhythm): MetricTier {
  return (
    METRIC_TIERS.find(tier => tierSuits(tier, series)) ??
    METRIC_TIERS[METRIC_TIERS.length - 1]
  );
}

/** Seconds between the points of a series in a tier: what both it and CloudWatch have. */
export function periodIn(tier: MetricTier, series: Rhythm): number {
  return Math.max(
    tier.periodSeconds,
    series.minimumPeriodSeconds,
    finestRetained(tier.windowSeconds + tier.chunkSeconds),
  );
}
