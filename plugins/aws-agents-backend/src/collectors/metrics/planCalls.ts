import {
  METRIC_TIERS,
  type MetricTier,
  type SeriesDefinition,
  type SeriesProgress,
} from '../../store';
import { identityOf } from './metricQuery';

/** Queries that one GetMetricData call takes [CloudWatch quotas]. */
const QUERIES_PER_CALL = 500;
/** Default and greatest MaxDatapoints of one answer [GetMetricData]. */
export const DATAPOINTS_PER_CALL = 100_800;
/**
 * Points may arrive this late, so each collection asks again for at least so
 * much; services publish within 15 minutes.
 */
const LATE_SECONDS = 15 * 60;

/** A series that an agent wants. */
export interface SeriesRequest {
  readonly entityRef: string;
  /** Requests with the same key can share a call. */
  readonly sessionKey: string;
  readonly definition: SeriesDefinition;
  readonly progress?: SeriesProgress;
}

/** One query of a call, and the agents that want its answer. */
export interface PlannedQuery {
  /** Unique within the call, as GetMetricData demands: `q0`, `q1`, ... */
  readonly id: string;
  readonly definition: SeriesDefinition;
  readonly periodSeconds: number;
  readonly requests: SeriesRequest[];
}

/** One GetMetricData call. */
export interface MetricCall {
  readonly sessionKey: string;
  readonly accountId: string;
  readonly region: string;
  readonly tier: MetricTier;
  readonly start: Date;
  readonly end: Date;
  readonly queries: readonly PlannedQuery[];
}

/**
 * Plans the least number of GetMetricData calls: all queries of a session,
 * account, region and window together, identical ones once, the statistics of
 * a metric side by side. The finest tier is always asked for, a coarser one
 * when one of its periods has ended since the last fetch.
 */
export function planCalls(
  requests: readonly SeriesRequest[],
  now: Date,
): MetricCall[] {
  return METRIC_TIERS.flatMap(tier => {
    const due = requests.filter(request => isDue(request, tier, now));
    return [...groupBy(due, placeOf).values()].flatMap(group =>
      planGroup(group, tier, now),
    );
  });
}

/** Whether a tier can hold a series at all: at least two points. */
export function tierSuits(
  tier: MetricTier,
  series: Pick<SeriesDefinition, 'minimumPeriodSeconds'>,
): boolean {
  return (
    tier.windowSeconds >= 2 * series.minimumPeriodSeconds ||
    tier === METRIC_TIERS[METRIC_TIERS.length - 1]
  );
}

/** Seconds between the points of a series in a tier. */
export function periodIn(
  tier: MetricTier,
  series: Pick<SeriesDefinition, 'minimumPeriodSeconds'>,
): number {
  return Math.max(tier.periodSeconds, series.minimumPeriodSeconds);
}

function isDue(request: SeriesRequest, tier: MetricTier, now: Date): boolean {
  if (!tierSuits(tier, request.definition)) {
    return false;
  }
  const fetchedAt = request.progress?.fetchedAt;
  return (
    tier === METRIC_TIERS[0] ||
    !fetchedAt ||
    floorTo(fetchedAt, tier.periodSeconds) < floorTo(now, tier.periodSeconds)
  );
}

function planGroup(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  now: Date,
): MetricCall[] {
  const window = windowOf(requests, tier, now);
  const points =
    (window.end.getTime() - window.start.getTime()) / 1000 / tier.periodSeconds;
  const size = Math.min(
    QUERIES_PER_CALL,
    Math.max(1, Math.floor(DATAPOINTS_PER_CALL / Math.max(1, points))),
  );
  const identical = [
    ...groupBy(requests, request => identityOf(request.definition)).entries(),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const calls: MetricCall[] = [];
  for (let first = 0; first < identical.length; first += size) {
    const [{ sessionKey, definition }] = requests;
    calls.push({
      sessionKey,
      accountId: definition.accountId,
      region: definition.region,
      tier,
      ...window,
      queries: identical
        .slice(first, first + size)
        .map(([, same], index) => toQuery(same, tier, index)),
    });
  }
  return calls;
}

/** The whole tier when a series of the group has gaps, else its end. */
function windowOf(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  now: Date,
): { start: Date; end: Date } {
  const late = Math.max(LATE_SECONDS, 2 * tier.periodSeconds);
  const isCurrent = requests.every(
    ({ progress }) =>
      progress?.fetchedAt &&
      progress.fetchedAt.getTime() >= now.getTime() - late * 1000,
  );
  const reach = isCurrent ? late : tier.windowSeconds;
  return {
    // Whole chunks, so that the answer can replace what is kept of them.
    start: new Date(
      floorTo(new Date(now.getTime() - reach * 1000), tier.chunkSeconds),
    ),
    end: new Date(floorTo(now, tier.periodSeconds)),
  };
}

function toQuery(
  same: SeriesRequest[],
  tier: MetricTier,
  index: number,
): PlannedQuery {
  const [{ definition }] = same;
  return {
    id: `q${index}`,
    definition,
    periodSeconds: periodIn(tier, definition),
    requests: same,
  };
}

function placeOf({ sessionKey, definition }: SeriesRequest): string {
  return `${sessionKey} ${definition.accountId} ${definition.region}`;
}

function floorTo(time: Date, seconds: number): number {
  const step = seconds * 1000;
  return Math.floor(time.getTime() / step) * step;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(key(item), [item]);
    }
  }
  return groups;
}
