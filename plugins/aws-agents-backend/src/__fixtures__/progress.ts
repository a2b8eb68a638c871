import { METRIC_TIERS, type SeriesProgress } from '../store';

/** How far a series has come whose tiers all came in full at a time. */
export function progressFixture(
  fetchedAt: Date,
  overrides: Partial<SeriesProgress> = {},
): SeriesProgress {
  return {
    fetchedAt: Object.fromEntries(
      METRIC_TIERS.map(tier => [tier.periodSeconds, fetchedAt]),
    ),
    askedAt: fetchedAt,
    status: 'complete',
    newestPointAt: null,
    ...overrides,
  };
}
