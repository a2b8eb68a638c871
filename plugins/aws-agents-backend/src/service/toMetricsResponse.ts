import {
  METRIC_RANGE_SECONDS,
  type Alarm,
  type MetricRange,
  type MetricSeries,
} from 'backstage-plugin-aws-agents-common';
import {
  alarmsOfSeries,
  periodIn,
  tierSuits,
  withoutEmptyTwins,
} from '../collectors';
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

/**
 * Reads an agent's series for a range. A metric that has points too rarely for
 * the range's tier comes from a coarser one, with at least its last two points.
 */
export async function readSeries(
  store: Pick<SeriesStore, 'read'>,
  entityRef: string,
  range: MetricRange,
  now: Date,
  alarms: readonly Alarm[],
): Promise<MetricSeries[]> {
  const finest = tierOfRange(range);
  const from = startOf(range, now);
  const records = await store.read(entityRef, finest, from);
  const rare = records.filter(item => !tierSuits(finest, item.definition));
  const found = records.filter(item => !rare.includes(item));
  for (const item of rare) {
    const period = item.definition.minimumPeriodSeconds;
    const since = new Date(
      Math.min(from.getTime(), now.getTime() - 2 * period * 1000),
    );
    const tier =
      METRIC_TIERS.find(candidate => tierSuits(candidate, item.definition)) ??
      finest;
    const coarser = await store.read(entityRef, tier, since);
    found.push(
      ...coarser.filter(
        other => other.definition.seriesId === item.definition.seriesId,
      ),
    );
  }
  const states = found
    .filter(({ definition }) => !definition.band)
    .map(record => ({ ...record, newestPointAt: newestOf(record) }));
  const bands = bandsOf(found);
  return withoutEmptyTwins(states, now)
    .map(record => ({
      ...toSeries(record, finest, alarms),
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
