import {
  cadenceIn,
  finestTierOf,
  foldPoints,
  periodIn,
  tierSuits,
} from '../collectors';
import type { MetricTier, SeriesRecord, SeriesStore } from '../store';

/** A point of a rare metric is shown by, though its period began before the range. */
const LEAST_POINTS = 2;
/** Points of the last minutes before a fetch may have been incomplete then. */
const SETTLED_MS = 15 * 60_000;

type Store = Pick<SeriesStore, 'read' | 'readPoints'>;
/** Which points of another tier a series is to have, in epoch milliseconds. */
interface Span {
  readonly tier: MetricTier;
  readonly since: number;
  /** Exclusive; absent: all. */
  readonly until?: number;
}

/**
 * Reads an agent's series with the points of a tier. A metric that has points
 * more rarely comes from a coarser tier, with at least its last two points; and
 * the newest points are computed from finer ones where the tier is asked for
 * less often than it has points.
 */
export async function readRangePoints(
  store: Store,
  entityRef: string,
  tier: MetricTier,
  from: Date,
  now: Date,
): Promise<SeriesRecord[]> {
  const records = await store.read(entityRef, tier, from);
  const spans = new Map(
    records.flatMap(record => {
      const span = tierSuits(tier, record.definition)
        ? foldedSpan(record, tier, from, now)
        : rareSpan(record, from, now);
      return span ? [[record, span] as const] : [];
    }),
  );
  const others = await readSpans(store, entityRef, [...spans.values()]);
  return records.map(record => {
    const span = spans.get(record);
    if (!span) {
      return record;
    }
    const { since, until = Infinity } = span;
    const found = (
      others.get(span.tier)?.get(record.definition.seriesId) ?? []
    ).filter(([at]) => at >= since && at < until);
    return tierSuits(tier, record.definition)
      ? withFolded(record, tier, span, found)
      : { ...record, points: found };
  });
}

/** Each tier once, as far back as any series needs it. */
async function readSpans(
  store: Store,
  entityRef: string,
  spans: readonly Span[],
): Promise<Map<MetricTier, Map<string, Array<[number, number]>>>> {
  const starts = new Map<MetricTier, number>();
  for (const { tier, since } of spans) {
    starts.set(tier, Math.min(since, starts.get(tier) ?? Infinity));
  }
  return new Map(
    await Promise.all(
      [...starts].map(
        async ([tier, since]) =>
          [
            tier,
            await store.readPoints(entityRef, tier, new Date(since)),
          ] as const,
      ),
    ),
  );
}

function rareSpan({ definition }: SeriesRecord, from: Date, now: Date): Span {
  const reach = LEAST_POINTS * definition.minimumPeriodSeconds * 1000;
  return {
    tier: finestTierOf(definition),
    since: Math.min(from.getTime(), now.getTime() - reach),
  };
}

/** Periods that the tier does not have yet, or not for sure, and that are whole. */
function foldedSpan(
  { definition, fetchedAt = {} }: SeriesRecord,
  tier: MetricTier,
  from: Date,
  now: Date,
): Span | undefined {
  const period = periodIn(tier, definition);
  const finest = finestTierOf(definition);
  const finestAt = fetchedAt[finest.periodSeconds];
  if (cadenceIn(tier, definition) === period || !finestAt) {
    return undefined;
  }
  const step = period * 1000;
  const tierAt = fetchedAt[tier.periodSeconds]?.getTime() ?? 0;
  const kept = now.getTime() - finest.windowSeconds * 1000;
  const since = Math.max(
    Math.floor((tierAt - SETTLED_MS) / step) * step,
    Math.ceil(Math.max(kept, from.getTime()) / step) * step,
  );
  const until = Math.floor(finestAt.getTime() / step) * step;
  return until > since ? { tier: finest, since, until } : undefined;
}

function withFolded(
  record: SeriesRecord,
  tier: MetricTier,
  { since, until = Infinity }: Span,
  found: ReadonlyArray<[number, number]>,
): SeriesRecord {
  const { definition, points } = record;
  return {
    ...record,
    points: [
      ...points.filter(([at]) => at < since),
      ...foldPoints(found, definition.statistic, periodIn(tier, definition)),
      ...points.filter(([at]) => at >= until),
    ],
  };
}
