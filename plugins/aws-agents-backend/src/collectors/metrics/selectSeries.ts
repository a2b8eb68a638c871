import type { MetricSelector } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { matchesGlob } from '../../glob';
import type { SeriesDefinition } from '../../store';
import {
  defaultMetric,
  defaultMetrics,
  type DefaultMetric,
} from './metricDefaults';
import { defineSeries } from './metricQuery';

/** CloudWatch's usual statistic, for metrics that nobody knows. */
const FALLBACK_STATISTIC = 'Average';
const FINEST_PERIOD_SECONDS = 60;
/** The one value of ListMetrics' RecentlyActive, PT3H. */
const RECENTLY_ACTIVE_SECONDS = 3 * 3600;

/** What has to be asked of ListMetrics before a selector's series are known. */
export interface Discovery {
  readonly selector: MetricSelector;
  readonly accountId: string;
  readonly region: string;
  readonly namespace: string;
  /** Names that are looked for; none: all of the namespace. */
  readonly metricNames: readonly string[];
  /** Without a value: the dimension must exist. Sorted by name. */
  readonly dimensions: ReadonlyArray<{ name: string; value?: string }>;
  /**
   * Only metrics with data of the last three hours, so that resources which are
   * gone do not come up. Not for metrics that are published more rarely.
   */
  readonly recentlyActive: boolean;
  /** Source accounts whose metrics count as well; `*`: all that are linked. */
  readonly linkedAccounts: readonly string[];
}

/** A selector where it is looked for. */
export interface SelectorTarget {
  readonly selector: MetricSelector;
  readonly region: string;
}

/** A metric that ListMetrics named. */
export interface FoundMetric {
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** The linked account that owns it; absent: the account that was asked. */
  readonly owningAccountId?: string;
}

/** Series known without asking, and what to ask for the others. */
export interface Selection {
  readonly series: SeriesDefinition[];
  readonly discoveries: Discovery[];
}

/**
 * Turns selectors into series. A selector whose dimensions are complete and
 * exact needs no ListMetrics, unless linked accounts may have such metrics.
 */
export function selectSeries(
  agent: ResolvedAgent,
  targets: readonly SelectorTarget[],
): Selection {
  const selection: Selection = { series: [], discoveries: [] };
  const { accountId, linkedAccounts } = agent;
  for (const { selector, region } of targets) {
    const place = { accountId, region };
    const metrics =
      linkedAccounts.length === 0 ? exactMetrics(selector) : undefined;
    if (metrics) {
      selection.series.push(
        ...metrics.map(metric =>
          toSeries(selector, place, metric.name, selector.dimensions, metric),
        ),
      );
    } else {
      selection.discoveries.push({
        ...toDiscovery(selector, place),
        linkedAccounts,
      });
    }
  }
  return selection;
}

/**
 * The series of a selector among what ListMetrics found. CloudWatch keeps a
 * metric under several sets of dimensions: of each metric those are taken that
 * have the fewest dimensions beyond the selector's.
 */
export function seriesOfDiscovery(
  discovery: Discovery,
  found: readonly FoundMetric[],
): SeriesDefinition[] {
  const { selector } = discovery;
  const defaults = defaultMetrics(selector.namespace);
  const matching = found.filter(
    metric =>
      isOwnedBy(metric, discovery) &&
      matchesDimensions(selector, metric) &&
      (selector.metricName === undefined
        ? !defaults || defaults.some(known => known.name === metric.metricName)
        : metric.metricName === selector.metricName),
  );
  const fewest = new Map<string, number>();
  for (const { metricName, dimensions } of matching) {
    const count = Object.keys(dimensions).length;
    fewest.set(metricName, Math.min(count, fewest.get(metricName) ?? count));
  }
  return matching
    .filter(
      metric =>
        Object.keys(metric.dimensions).length === fewest.get(metric.metricName),
    )
    .map(metric =>
      toSeries(
        selector,
        discovery,
        metric.metricName,
        metric.dimensions,
        defaultMetric(selector.namespace, metric.metricName),
        metric.owningAccountId,
      ),
    );
}

function isOwnedBy(
  { owningAccountId }: FoundMetric,
  { linkedAccounts }: Discovery,
): boolean {
  return (
    owningAccountId === undefined ||
    linkedAccounts.includes('*') ||
    linkedAccounts.includes(owningAccountId)
  );
}

/** Metrics whose dimensions the selector gives in full; undefined: ask ListMetrics. */
function exactMetrics(
  selector: MetricSelector,
):
  | ReadonlyArray<Pick<DefaultMetric, 'name'> & Partial<DefaultMetric>>
  | undefined {
  if (Object.values(selector.dimensions).some(value => value.includes('*'))) {
    return undefined;
  }
  if (selector.metricName !== undefined) {
    const known = defaultMetric(selector.namespace, selector.metricName);
    if (known && !isPublishedUnder(known, selector)) {
      return undefined;
    }
    return [known ?? { name: selector.metricName }];
  }
  const defaults = defaultMetrics(selector.namespace)?.filter(metric =>
    isPublishedUnder(metric, selector),
  );
  return defaults && defaults.length > 0 ? defaults : undefined;
}

function isPublishedUnder(
  metric: DefaultMetric,
  selector: MetricSelector,
): boolean {
  const names = Object.keys(selector.dimensions).sort().join(' ');
  return (
    !metric.dimensionSets ||
    metric.dimensionSets.some(set => set.join(' ') === names)
  );
}

function toDiscovery(
  selector: MetricSelector,
  place: { accountId: string; region: string },
): Omit<Discovery, 'linkedAccounts'> {
  const defaults = defaultMetrics(selector.namespace) ?? [];
  return {
    selector,
    ...place,
    namespace: selector.namespace,
    metricNames: selector.metricName
      ? [selector.metricName]
      : defaults.map(({ name }) => name),
    dimensions: Object.entries(selector.dimensions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) =>
        value.includes('*') ? { name } : { name, value },
      ),
    recentlyActive: !isRare(selector),
  };
}

function isRare(selector: MetricSelector): boolean {
  const periods = [
    selector.periodSeconds,
    ...(defaultMetrics(selector.namespace) ?? []).map(
      metric => metric.periodSeconds,
    ),
  ];
  return periods.some(period => (period ?? 0) > RECENTLY_ACTIVE_SECONDS);
}

function matchesDimensions(
  selector: MetricSelector,
  metric: FoundMetric,
): boolean {
  return Object.entries(selector.dimensions).every(([name, pattern]) => {
    const value = metric.dimensions[name];
    return value !== undefined && matchesGlob(pattern, value);
  });
}

function toSeries(
  selector: MetricSelector,
  place: { accountId: string; region: string },
  metricName: string,
  dimensions: Readonly<Record<string, string>>,
  known?: Partial<DefaultMetric>,
  owningAccountId?: string,
): SeriesDefinition {
  return defineSeries({
    selector: selector.text,
    namespace: selector.namespace,
    metricName,
    dimensions,
    statistic: selector.statistic ?? known?.statistic ?? FALLBACK_STATISTIC,
    unit: known?.unit ?? null,
    minimumPeriodSeconds: Math.max(
      selector.periodSeconds ?? known?.periodSeconds ?? FINEST_PERIOD_SECONDS,
      FINEST_PERIOD_SECONDS,
    ),
    accountId: place.accountId,
    region: place.region,
    ...(owningAccountId ? { owningAccountId } : {}),
  });
}
