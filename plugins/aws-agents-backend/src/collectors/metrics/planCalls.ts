import { renameInMath } from 'backstage-plugin-aws-agents-common';
import {
  BAND_BOUNDS,
  METRIC_TIERS,
  type MetricTier,
  type SeriesDefinition,
  type SeriesProgress,
} from '../../store';
import { draftQueries, keyOf, type QueryDraft } from './draftQueries';
import { identityOf } from './metricQuery';
import { fitsInto, packGroups, type Capacity } from './packGroups';
import { cadenceIn, finestTierOf, periodIn, tierSuits } from './seriesTiers';
import { endOf, isDue, startOf, type TierProgress } from './seriesWindow';

/** Queries that one GetMetricData call takes [CloudWatch quotas]. */
const QUERIES_PER_CALL = 500;
/** Default and greatest MaxDatapoints of one answer [GetMetricData]. */
export const DATAPOINTS_PER_CALL = 100_800;

/** What a failure is called when CloudWatch refused a query, or a call with it. */
const REFUSALS: ReadonlySet<string> = new Set([
  'metric-forbidden',
  'invalid-request',
]);
const REFUSED_AGAIN_SECONDS = 15 * 60;

/** So many that each is worth a call when one of them is refused. */
const FEW_EXPRESSIONS = 8;

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
 * account, region and window together, whatever their periods, identical ones
 * once, the statistics of a metric in one call. Sessions bound the merge: a call
 * is signed by one of them, and what one may read another might not. A series is
 * asked for in a tier when a period of its points there has ended since the last
 * fetch.
 */
export function planCalls(
  requests: readonly SeriesRequest[],
  now: Date,
): MetricCall[] {
  return METRIC_TIERS.flatMap(tier => {
    const due = requests.filter(
      request =>
        tierSuits(tier, request.definition) &&
        isWorthAsking(request, tier, now) &&
        isDue(progressIn(tier, request), now),
    );
    return planTier(due, tier, now);
  });
}

/**
 * What CloudWatch refused is asked for in one tier only, and less often: until
 * somebody changes a policy or a selector it will be refused again.
 */
function isWorthAsking(
  { definition, progress }: SeriesRequest,
  tier: MetricTier,
  now: Date,
): boolean {
  return (
    !isRefused(progress) ||
    (tier === finestTierOf(definition) &&
      (progress?.askedAt?.getTime() ?? 0) <=
        now.getTime() - REFUSED_AGAIN_SECONDS * 1000)
  );
}

function isRefused(progress: SeriesProgress | undefined): boolean {
  return REFUSALS.has(progress?.failure?.code ?? '');
}

function progressIn(
  tier: MetricTier,
  { definition, progress }: SeriesRequest,
): TierProgress {
  return {
    tier,
    periodSeconds: periodIn(tier, definition),
    cadenceSeconds: cadenceIn(tier, definition),
    fetchedAt: progress?.fetchedAt[tier.periodSeconds],
    newestPointAt: progress?.newestPointAt,
  };
}

/**
 * Plans a call anew that CloudWatch refused as a whole: the metrics together,
 * and each of a few expressions by itself, so that a bad one spoils nothing
 * else; one kind alone in halves, so that a bad one is found among many.
 */
export function planApart(call: MetricCall, now: Date): MetricCall[] {
  const requests = call.queries.flatMap(query => query.requests);
  const queries = [
    ...groupBy(requests, ({ definition }) => identityOf(definition)).values(),
  ];
  const expressions = queries.filter(([{ definition }]) => definition.math);
  const metrics = queries.filter(([{ definition }]) => !definition.math);
  const few = expressions.length <= FEW_EXPRESSIONS;
  const parts =
    expressions.length === 0
      ? halvesOf(metrics)
      : [
          ...(few ? expressions.map(one => [one]) : halvesOf(expressions)),
          metrics,
        ];
  return parts
    .map(part => part.flat())
    .filter(part => part.length > 0)
    .flatMap(part => planGroup(part, call.tier, call.start, now));
}

function halvesOf<T>(items: readonly T[]): T[][] {
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)];
}

/** Points of a query in a window, at most. */
export function pointsOf(
  { start, end }: Pick<MetricCall, 'start' | 'end'>,
  periodSeconds: number,
): number {
  return Math.max(
    1,
    Math.ceil((end.getTime() - start.getTime()) / 1000 / periodSeconds),
  );
}

function planTier(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  now: Date,
): MetricCall[] {
  const startOfRequest = (request: SeriesRequest) =>
    startOf(progressIn(tier, request), now);
  // Those that were refused apart, so that they spoil no other's call again.
  const groups = groupBy(
    requests,
    request =>
      `${placeOf(request)} ${startOfRequest(request)} ${isRefused(
        request.progress,
      )}`,
  );
  return [...groups.values()].flatMap(group =>
    planGroup(group, tier, new Date(startOfRequest(group[0])), now),
  );
}

/** Calls for requests of one place whose windows begin at the same time. */
function planGroup(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  start: Date,
  now: Date,
): MetricCall[] {
  const periods = new Set(
    requests.map(({ definition }) => periodIn(tier, definition)),
  );
  // Unfinished periods of coarser queries are left out of their answers.
  const end = new Date(
    Math.max(...[...periods].map(period => endOf(period, now))),
  );
  const window = { start, end };
  const [{ sessionKey, definition }] = requests;
  return packQueries(requests, tier, window, Math.min(...periods)).map(
    drafts => ({
      sessionKey,
      accountId: definition.accountId,
      region: definition.region,
      tier,
      ...window,
      queries: toQueries(drafts),
    }),
  );
}

/**
 * As few calls as the number of queries allows; more where their datapoints
 * would not do in one answer, which would then come in pages.
 */
function packQueries(
  requests: readonly SeriesRequest[],
  tier: MetricTier,
  window: Pick<MetricCall, 'start' | 'end'>,
  finestPeriod: number,
): QueryDraft[][] {
  const pack = (capacity: Capacity<QueryDraft>) => {
    const { whole, metrics } = draftQueries(requests, tier, group =>
      fitsInto(capacity, group),
    );
    return packGroups(metrics, capacity, whole);
  };
  const pointsOfDraft = (draft: QueryDraft) =>
    seriesOf(draft) * pointsOf(window, draft.periodSeconds);
  const packed = pack({ items: QUERIES_PER_CALL });
  const fits = packed.every(
    drafts =>
      drafts.reduce((sum, draft) => sum + pointsOfDraft(draft), 0) <=
      DATAPOINTS_PER_CALL,
  );
  if (fits) {
    return packed;
  }
  const series = Math.floor(
    DATAPOINTS_PER_CALL / pointsOf(window, finestPeriod),
  );
  return pack({
    items: QUERIES_PER_CALL,
    weight: Math.max(HEAVIEST_PAIR, series),
    weigh: seriesOf,
  });
}

/** Time series that come for a query. */
function seriesOf({ definition }: QueryDraft): number {
  return definition.band ? BAND_BOUNDS.length : 1;
}

function toQueries(drafts: readonly QueryDraft[]): PlannedQuery[] {
  const ids = new Map(
    drafts.map((draft, index) => [keyOf(draft), `q${index}`]),
  );
  return drafts.map((draft, index) => {
    const { definition, periodSeconds, requests, owners } = draft;
    const { math } = definition;
    const idOf = (name: string) =>
      math && name in math.inputs
        ? ids.get(keyOf({ definition: math.inputs[name], periodSeconds })) ??
          name
        : name;
    return {
      id: `q${index}`,
      definition,
      periodSeconds,
      ...(math ? { expression: renameInMath(math.expression, idOf) } : {}),
      requests,
      owners: [...owners],
    };
  });
}

function placeOf({ sessionKey, definition }: SeriesRequest): string {
  return `${sessionKey} ${definition.accountId} ${definition.region}`;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) {
      group.push(item);
    } else {
      groups.set(name, [item]);
    }
  }
  return groups;
}
