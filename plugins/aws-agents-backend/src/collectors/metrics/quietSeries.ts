import type { ResolvedAgent } from '../../agents';
import {
  METRIC_TIERS,
  type SeriesDefinition,
  type SeriesProgress,
} from '../../store';
import type { AgentSeries } from './agentSeries';
import type { SeriesState } from './judgeMetrics';
import type { Discovery } from './selectSeries';

/** As long as any points are kept. */
const KEPT_SECONDS = Math.max(
  ...METRIC_TIERS.map(({ windowSeconds }) => windowSeconds),
);

type Known = ReadonlyMap<string, SeriesProgress>;

/**
 * Selectors, by region, for which ListMetrics names only what had data lately.
 * What it no longer names is quiet, and need not be gone. A resource without
 * the tag that selects it was left out on purpose.
 */
export function recentlyActiveOnly(
  { binding }: ResolvedAgent,
  discoveries: readonly Discovery[],
): Set<string> {
  const tagged = new Set(
    binding.metrics.filter(({ tags }) => tags).map(({ text }) => text),
  );
  return new Set(
    discoveries
      .filter(
        ({ recentlyActive, selector }) =>
          recentlyActive && !tagged.has(selector.text),
      )
      .map(({ region, selector }) => placeOf(region, selector.text)),
  );
}

/** Ids of series that may be quiet: no longer named, with points that are kept. */
export function quietIds(
  { definitions, bands = [], recentlyActive }: AgentSeries,
  known: Known,
  now: Date,
): string[] {
  if (recentlyActive.size === 0) {
    return [];
  }
  const named = new Set([...definitions, ...bands].map(item => item.seriesId));
  const oldest = now.getTime() - KEPT_SECONDS * 1000;
  return [...known]
    .filter(
      ([seriesId, { newestPointAt }]) =>
        !named.has(seriesId) && (newestPointAt?.getTime() ?? 0) >= oldest,
    )
    .map(([seriesId]) => seriesId);
}

/**
 * Adds quiet series to those of an agent: they stay with the points they have,
 * and are asked for again when ListMetrics names them again.
 *
 * @param candidates - what is known of those that may be quiet
 * @param most - series that an agent has at most
 */
export function withQuiet(
  item: AgentSeries,
  candidates: readonly SeriesDefinition[],
  most: number,
): AgentSeries {
  const quiet = candidates
    .filter(({ region, selector }) =>
      item.recentlyActive.has(placeOf(region, selector)),
    )
    .sort((a, b) => (a.seriesId < b.seriesId ? -1 : 1))
    .slice(0, Math.max(0, most - item.definitions.length));
  const matched = new Set(quiet.map(({ selector }) => selector));
  return {
    ...item,
    quiet,
    unmatched: item.unmatched.filter(text => !matched.has(text)),
  };
}

/** Quiet series are as they were last seen. */
export function quietStates(
  { quiet = [] }: AgentSeries,
  known: Known,
): SeriesState[] {
  return quiet
    .filter(({ band }) => !band)
    .map(definition => {
      const { status = 'complete', newestPointAt = null } =
        known.get(definition.seriesId) ?? {};
      return { definition, status, newestPointAt };
    });
}

function placeOf(region: string, selector: string): string {
  return `${region} ${selector}`;
}
