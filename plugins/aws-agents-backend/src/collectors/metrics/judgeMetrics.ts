import type { Failure, MetricSeries } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import type { SeriesDefinition } from '../../store';

/** A metric that was silent for longer has no recent data. */
const RECENT_SECONDS = 3 * 3600;

/** One series of an agent after a collection. */
export interface SeriesState {
  readonly definition: SeriesDefinition;
  readonly status: MetricSeries['status'];
  readonly failure?: Failure;
  /** Newest point ever seen. */
  readonly newestPointAt: Date | null;
}

/** All that a collection saw of one agent's metrics. */
export interface MetricsView {
  readonly series: readonly SeriesState[];
  /** Selectors of which ListMetrics could not be asked. */
  readonly discoveryFailures: readonly Failure[];
  /** Selectors that match no metric in any region. */
  readonly unmatched: readonly string[];
  /** Series beyond the bound an agent has. */
  readonly dropped: number;
}

/** What the metrics observation keeps as its data. */
export interface MetricsSummary {
  readonly series: number;
  readonly withRecentData: number;
}

/** Turns what was seen into the status of the metrics observation. */
export function judgeMetrics(view: MetricsView, now: Date): CollectorOutcome {
  const series = withoutEmptyTwins(view.series, now);
  const failed = series.filter(item => item.failure);
  const recent = series.filter(item => hasRecentData(item, now));
  const failures = distinct([
    ...view.discoveryFailures,
    ...failed.flatMap(item => (item.failure ? [item.failure] : [])),
  ]);
  const data: MetricsSummary = {
    series: series.length,
    withRecentData: recent.length,
  };
  const [first] = failures;
  if (first && failed.length === series.length) {
    return { status: 'failed', reason: first.message, failures };
  }
  const { status, reason } = verdict(view, series, failures, data);
  const dropped =
    view.dropped > 0
      ? `The selectors match ${view.dropped} more metrics than the ${series.length} that are collected for one agent: select closer.`
      : '';
  return {
    // Nothing is left out in silence, whatever else there is to say.
    status: dropped && status === 'ok' ? 'degraded' : status,
    reason:
      status === 'ok' && dropped ? dropped : `${reason} ${dropped}`.trim(),
    failures,
    data,
  };
}

function verdict(
  view: MetricsView,
  series: readonly SeriesState[],
  failures: readonly Failure[],
  data: MetricsSummary,
): Pick<CollectorOutcome, 'status' | 'reason'> {
  if (failures.length > 0) {
    const failed = series.filter(item => item.failure).length;
    const which =
      failed > 0
        ? `${failed} of ${series.length} metrics could not be read`
        : 'Some metrics could not be looked up';
    return { status: 'degraded', reason: `${which}: ${failures[0].message}` };
  }
  if (view.unmatched.length > 0) {
    return {
      status: 'degraded',
      reason: `No metric matches ${view.unmatched.join(' and ')}.`,
    };
  }
  if (data.withRecentData === 0) {
    return {
      status: 'degraded',
      reason: `None of ${data.series} metrics has data of the last 3 hours.`,
    };
  }
  return {
    status: 'ok',
    reason: `${data.withRecentData} of ${data.series} metrics have recent data.`,
  };
}

/**
 * Leaves out series that are empty in one region while the same metric has
 * data in another: an agent of two regions need not have each resource in both.
 */
export function withoutEmptyTwins<T extends SeriesState>(
  series: readonly T[],
  now: Date,
): T[] {
  const alive = new Set(
    series.filter(item => hasRecentData(item, now)).map(twinKey),
  );
  return series.filter(
    item =>
      item.failure || hasRecentData(item, now) || !alive.has(twinKey(item)),
  );
}

function twinKey({ definition }: SeriesState): string {
  const { namespace, metricName, statistic, dimensions, owningAccountId } =
    definition;
  return JSON.stringify([
    namespace,
    metricName,
    statistic,
    dimensions,
    // Metrics of two owners are two metrics, however they are called.
    owningAccountId ?? null,
  ]);
}

function hasRecentData(item: SeriesState, now: Date): boolean {
  const reach = Math.max(
    RECENT_SECONDS,
    2 * item.definition.minimumPeriodSeconds,
  );
  return (
    item.newestPointAt !== null &&
    item.newestPointAt.getTime() >= now.getTime() - reach * 1000
  );
}

/** One failure a message: a call that fails takes all its queries along. */
function distinct(failures: readonly Failure[]): Failure[] {
  const byMessage = new Map<string, Failure>();
  for (const failure of failures) {
    if (!byMessage.has(failure.message)) {
      byMessage.set(failure.message, failure);
    }
  }
  return [...byMessage.values()];
}
