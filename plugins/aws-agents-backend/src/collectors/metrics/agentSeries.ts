import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type {
  MetricTier,
  PointsWrite,
  SeriesDefinition,
  SeriesWrite,
} from '../../store';
import type { QueryOutcome } from './interpretAnswer';
import type { SeriesState } from './judgeMetrics';
import type { SeriesRequest } from './planCalls';
import { finestTierOf } from './seriesTiers';

/** The series of one agent, and what stood in the way of finding more. */
export interface AgentSeries {
  readonly agent: ResolvedAgent;
  readonly definitions: readonly SeriesDefinition[];
  /** Bounds that anomaly detectors expect of these. */
  readonly bands?: readonly SeriesDefinition[];
  /** Selectors by region that stand only for what had data lately. */
  readonly recentlyActive: ReadonlySet<string>;
  /** Series that had no data lately, and stay with the points they have. */
  readonly quiet?: readonly SeriesDefinition[];
  readonly discoveryFailures: readonly Failure[];
  readonly unmatched: readonly string[];
  readonly dropped: number;
}

/** The outcome of a query in one tier, without the points that are kept. */
export type TierOutcome = Omit<QueryOutcome, 'points'> & {
  readonly tier: MetricTier;
  /** Epoch milliseconds and value. */
  readonly newest?: readonly [number, number];
};

/** The points of a query's outcome, for every agent that wanted them. */
export function toPointsWrites(
  { query, points, complete }: QueryOutcome,
  tier: MetricTier,
): PointsWrite[] {
  return query.requests.map(({ entityRef, definition: { seriesId } }) => ({
    entityRef,
    seriesId,
    tier,
    points,
    complete,
  }));
}

/**
 * Hands the outcomes of merged queries back to the agents that wanted them,
 * and joins the tiers of each series. A series that nothing was asked of is not
 * written.
 */
export function collectOutcomes(
  requests: readonly SeriesRequest[],
  outcomes: readonly TierOutcome[],
  now: Date,
): { writes: SeriesWrite[]; states: Map<string, SeriesState[]> } {
  const byRequest = new Map<SeriesRequest, TierOutcome[]>();
  for (const outcome of outcomes) {
    for (const request of outcome.query.requests) {
      append(byRequest, request, outcome);
    }
  }
  const writes: SeriesWrite[] = [];
  const states = new Map<string, SeriesState[]>();
  for (const request of requests) {
    const tiers = [...(byRequest.get(request) ?? [])].sort(
      (a, b) => a.tier.periodSeconds - b.tier.periodSeconds,
    );
    const newestPointAt = newestOf(request, tiers);
    if (tiers.length > 0) {
      writes.push(toWrite(request, tiers, newestPointAt, now));
    }
    if (request.definition.band) {
      // What is expected of a metric says nothing of whether it is there.
      continue;
    }
    // A failure in any tier is worth telling; else the finest tier speaks.
    const telling =
      tiers.find(tier => tier.failure) ?? tiers[0] ?? request.progress;
    append(states, request.entityRef, {
      definition: request.definition,
      status: telling?.status ?? 'complete',
      ...(telling?.failure ? { failure: telling.failure } : {}),
      newestPointAt,
    });
  }
  return { writes, states };
}

/** @param tiers - the finest first: it tells the status of the series */
function toWrite(
  request: SeriesRequest,
  tiers: readonly TierOutcome[],
  newestPointAt: Date | null,
  now: Date,
): SeriesWrite {
  const [finest] = tiers;
  const newest = newestPointOf(request, tiers);
  return {
    entityRef: request.entityRef,
    definition: request.definition,
    status: finest.status,
    ...(finest.failure ? { failure: finest.failure } : {}),
    askedAt: now,
    fetchedAt: {
      ...request.progress?.fetchedAt,
      ...Object.fromEntries(
        tiers
          .filter(tier => tier.complete)
          .map(({ tier }) => [tier.periodSeconds, now]),
      ),
    },
    newestPointAt,
    newestValue:
      newest && newest[0] === newestPointAt?.getTime() ? newest[1] : null,
  };
}

function newestOf(
  request: SeriesRequest,
  tiers: readonly TierOutcome[],
): Date | null {
  const newest = Math.max(
    request.progress?.newestPointAt?.getTime() ?? 0,
    newestPointOf(request, tiers)?.[0] ?? 0,
  );
  return newest > 0 ? new Date(newest) : null;
}

/** Of the finest tier alone: values of longer periods are not comparable. */
function newestPointOf(
  { definition }: SeriesRequest,
  tiers: readonly TierOutcome[],
): readonly [number, number] | undefined {
  const finest = finestTierOf(definition);
  return tiers.find(({ tier }) => tier === finest)?.newest;
}

function append<TKey, TItem>(
  lists: Map<TKey, TItem[]>,
  key: TKey,
  item: TItem,
): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
