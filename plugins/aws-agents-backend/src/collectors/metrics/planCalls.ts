import { renameInMath } from 'backstage-plugin-aws-agents-common';
import {
  BAND_BOUNDS,
  METRIC_TIERS,
  type MetricTier,
  type SeriesDefinition,
  type SeriesProgress,
} from '../../store';
import { draftQueries, type QueryDraft } from './draftQueries';
import { identityOf } from './metricQuery';
import { fitsInto, packGroups } from './packGroups';
import { finestRetained } from './retention';

/** Queries that one GetMetricData call takes [CloudWatch quotas]. */
const QUERIES_PER_CALL = 500;
/** Default and greatest MaxDatapoints of one answer [GetMetricData]. */
export const DATAPOINTS_PER_CALL = 100_800;
/**
 * Points may arrive this late, so each collection asks again for at least so
 * much; services publish within 15 minutes.
 */
const LATE_SECONDS = 15 * 60;

/** A metric and its band give three time series. */
const HEAVIEST_PAIR = 3;

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
  /** Metric math on the ids of other queries of the call. */
  readonly expression?: string;
  /** Who wants the answer; nobody: only expressions of the call need it. */
  readonly requests: SeriesRequest[];
  /** Entity refs of all for whom it is asked. */
  readonly owners: readonly string[];
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
 * a metric in one call. Sessions bound the merge: a call is signed by one of
 * them, and what one may read another might not. The finest tier is always
 * asked for, a coarser one when one of its periods has ended since the last
 * fetch.
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

/**
 * Plans a call anew that CloudWatch refused as a whole: the metrics together,
 * and each expression by itself, so that a bad one spoils nothing else.
 */
export function planApart(call: MetricCall, now: Date): MetricCall[] {
  const requests = call.queries.flatMap(query => query.requests);
  const groups = groupBy(requests, ({ definition }) =>
    definition.math ? identityOf(definition) : '',
  );
  return [...groups.values()].flatMap(group =>
    planGroup(group, call.tier, now),
  );
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
  const points = Math.max(
    1,
    (window.end.getTime() - window.start.getTime()) / 1000 / tier.periodSeconds,
  );
  const capacity = {
    items: QUERIES_PER_CALL,
    weight: Math.max(HEAVIEST_PAIR, Math.floor(DATAPOINTS_PER_CALL / points)),
    weigh: seriesOf,
  };
  const [{ sessionKey, definition }] = requests;
  const ageSeconds = (now.getTime() - window.start.getTime()) / 1000;
  const { whole, metrics } = draftQueries(requests, group =>
    fitsInto(capacity, group),
  );
  return packGroups(metrics, capacity, whole).map(drafts => ({
    sessionKey,
    accountId: definition.accountId,
    region: definition.region,
    tier,
    ...window,
    queries: toQueries(drafts, tier, ageSeconds),
  }));
}

/** Time series that come for a query. */
function seriesOf({ definition }: QueryDraft): number {
  return definition.band ? BAND_BOUNDS.length : 1;
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

function toQueries(
  drafts: readonly QueryDraft[],
  tier: MetricTier,
  ageSeconds: number,
): PlannedQuery[] {
  const ids = new Map(
    drafts.map(({ definition }, index) => [
      identityOf(definition),
      `q${index}`,
    ]),
  );
  return drafts.map(({ definition, requests, owners }, index) => {
    const { math } = definition;
    const idOf = (name: string) =>
      math && name in math.inputs
        ? ids.get(identityOf(math.inputs[name])) ?? name
        : name;
    return {
      id: `q${index}`,
      definition,
      periodSeconds: Math.max(
        periodIn(tier, definition),
        finestRetained(ageSeconds),
      ),
      ...(math ? { expression: renameInMath(math.expression, idOf) } : {}),
      requests,
      owners: [...owners],
    };
  });
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
