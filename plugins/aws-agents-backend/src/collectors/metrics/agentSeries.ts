import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type { MetricTier, SeriesDefinition, SeriesWrite } from '../../store';
import type { QueryOutcome } from './interpretAnswer';
import type { SeriesState } from './judgeMetrics';
import type { SeriesRequest } from './planCalls';

/** The series of one agent, and what stood in the way of finding more. */
export interface AgentSeries {
  readonly agent: ResolvedAgent;
  readonly definitions: readonly SeriesDefinition[];
  /** Bounds that anomaly detectors expect of these. */
  readonly bands?: readonly SeriesDefinition[];
  readonly discoveryFailures: readonly Failure[];
  readonly unmatched: readonly string[];
  readonly dropped: number;
}

/** The outcome of a query in one tier. */
export type TierOutcome = QueryOutcome & { readonly tier: MetricTier };

/**
 * Hands the outcomes of merged queries back to the agents that wanted them,
 * and joins the tiers of each series.
 */
export function collectOutcomes(
  requests: readonly SeriesRequest[],
  outcomes: readonly TierOutcome[],
  now: Date,
): { writes: SeriesWrite[]; states: Map<string, SeriesState[]> } {
  const byRequest = new Map<SeriesRequest, TierOutcome[]>();
  for (const outcome of outcomes) {
    for (const request of outcome.query.requests) {
      byRequest.set(request, [...(byRequest.get(request) ?? []), outcome]);
    }
  }
  const writes: SeriesWrite[] = [];
  const states = new Map<string, SeriesState[]>();
  for (const request of requests) {
    const tiers = byRequest.get(request) ?? [];
    const newestPointAt = newestOf(request, tiers);
    writes.push(
      ...tiers.map(tier => toWrite(request, tier, tiers, newestPointAt, now)),
    );
    if (request.definition.band) {
      // What is expected of a metric says nothing of whether it is there.
      continue;
    }
    // A failure in any tier is worth telling; else the finest tier speaks.
    const telling =
      tiers.find(tier => tier.failure) ??
      [...tiers].sort((a, b) => a.tier.periodSeconds - b.tier.periodSeconds)[0];
    states.set(request.entityRef, [
      ...(states.get(request.entityRef) ?? []),
      {
        definition: request.definition,
        status: telling?.status ?? 'complete',
        ...(telling?.failure ? { failure: telling.failure } : {}),
        newestPointAt,
      },
    ]);
  }
  return { writes, states };
}

function toWrite(
  request: SeriesRequest,
  outcome: TierOutcome,
  tiers: readonly TierOutcome[],
  newestPointAt: Date | null,
  now: Date,
): SeriesWrite {
  return {
    entityRef: request.entityRef,
    definition: request.definition,
    status: outcome.status,
    ...(outcome.failure ? { failure: outcome.failure } : {}),
    fetchedAt: tiers.every(tier => tier.complete) ? now : null,
    newestPointAt,
    tier: outcome.tier,
    points: outcome.points,
    complete: outcome.complete,
  };
}

function newestOf(
  request: SeriesRequest,
  tiers: readonly TierOutcome[],
): Date | null {
  const newest = Math.max(
    request.progress?.newestPointAt?.getTime() ?? 0,
    ...tiers.map(({ points }) => points[points.length - 1]?.[0] ?? 0),
  );
  return newest > 0 ? new Date(newest) : null;
}
