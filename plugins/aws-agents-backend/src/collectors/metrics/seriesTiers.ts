import {
  METRIC_TIERS,
  type MetricTier,
  type SeriesDefinition,
} from '../../store';
import { canFold } from './foldPoints';
import { finestRetained } from './retention';

const FOLDED_CADENCE_SECONDS = 3600;

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

/**
 * Seconds after which points of a series in a tier are worth asking for. Those
 * that follow from the finest ones are computed when they are looked at, and
 * asked for hourly only, long before the finest ones are gone.
 */
export function cadenceIn(
  tier: MetricTier,
  series: Pick<SeriesDefinition, 'minimumPeriodSeconds' | 'statistic' | 'math'>,
): number {
  const period = periodIn(tier, series);
  return canFold(series, period)
    ? Math.max(period, FOLDED_CADENCE_SECONDS)
    : period;
}

/** Seconds between the points of a series in a tier: what both it and CloudWatch have. */
export function periodIn(tier: MetricTier, series: Rhythm): number {
  return Math.max(
    tier.periodSeconds,
    series.minimumPeriodSeconds,
    finestRetained(tier.windowSeconds + tier.chunkSeconds),
  );
}
