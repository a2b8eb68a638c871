import {
  METRIC_RANGE_SECONDS,
  type Alarm,
  type MetricRange,
  type MetricSeries,
} from 'backstage-plugin-aws-agents-common';
import { alarmsOfSeries, periodIn, withoutEmptyTwins } from '../collectors';
import { readRangePoints } from './rangePoints';
import { bandOf, bandsOf, statusInRange } from './toBand';
import {
  METRIC_TIERS,
  type MetricTier,
  type SeriesRecord,
  type SeriesStore,
} from '../store';

/** The finest tier that reaches back far enough. */
export function tierOfRange(range: MetricRange): MetricTier {
  const seconds = METRIC_RANGE_SECONDS[range];
  return (
    METRIC_TIERS.find(tier => tier.windowSeconds >= seconds) ??
    METRIC_TIERS[METRIC_TIERS.length - 1]
  );
}

/** Reads an agent's series for a range, with their alarms and bands. */
export async function readSeries(
  store: Pick<SeriesStore, 'read' | 'readPoints'>,
  entityRef: string,
  range: MetricRange,
  now: Date,
  alarms: readonly Alarm[],
): Promise<MetricSeries[]> {
  const tier = tierOfRange(range);
  const from = startOf(range, now);
  const found = await readRangePoints(store, entityRef, tier, from, now);
  const states = found
    .filter(({ definition }) => !definition.band)
    .map(record => ({ ...record, newestPointAt: newestOf(record) }));
  const bands = bandsOf(found);
  return withoutEmptyTwins(states, now)
    .map(record => ({
      ...toSeries(record, tier, alarms),
      ...bandOf(bands.get(record.definition.seriesId)),
    }))
    .sort(byPlace);
}

/** First moment of a range that ends now. */
export function startOf(range: MetricRange, now: Date): Date {
  return new Date(now.getTime() - METRIC_RANGE_SECONDS[range] * 1000);
}

function toSeries(
  record: SeriesRecord,
  tier: MetricTier,
  alarms: readonly Alarm[],
): MetricSeries {
  const { definition, failure, points } = record;
  const { seriesId, minimumPeriodSeconds, dimensions, math, band, ...rest } =
    definition;
  const shown = {
    ...rest,
    dimensions: { ...dimensions },
    periodSeconds: periodIn(tier, { minimumPeriodSeconds }),
  };
  return {
    id: seriesId,
    ...shown,
    ...(math ? { expression: math.expression } : {}),
    status: statusInRange(record),
    ...(failure ? { failure } : {}),
    points: points.map(([at, value]) => [at, value]),
    alarms: alarmsOfSeries(shown, alarms),
  };
}

function newestOf({ points }: SeriesRecord): Date | null {
  const newest = points[points.length - 1];
  return newest ? new Date(newest[0]) : null;
}

/** In the order in which people think of them, and stable. */
function byPlace(a: MetricSeries, b: MetricSeries): number {
  const key = (series: MetricSeries) =>
    `${series.selector} ${series.region} ${series.metricName} ${series.id}`;
  return key(a) < key(b) ? -1 : 1;
}
