import {
  FLEET_FACETS,
  FLEET_TILES,
  type FleetCount,
  type FleetFacet,
  type FleetQuery,
  type FleetResponse,
  type FleetRow,
  type FleetTile,
} from 'backstage-plugin-aws-agents-common';
import { FACET_VALUES } from './facetValues';
import type { SearchableAgent } from './FleetSnapshot';
import { sortFleet } from './sortFleet';
import { tilesOf } from './tilesOf';

/** Rows of a page, unless asked for otherwise. */
const DEFAULT_LIMIT = 100;

type Dimension = FleetFacet | 'tile';

/** An agent with the filters that it does not pass. */
interface Judged {
  readonly agent: SearchableAgent;
  readonly tiles: readonly FleetTile[];
  readonly failed: readonly Dimension[];
}

/** What an answer is made from; all agents must be visible to the caller. */
export type VisibleFleet = readonly SearchableAgent[];

/**
 * All rows that match, in order.
 *
 * @param now - epoch milliseconds
 */
export function matchFleet(
  agents: VisibleFleet,
  query: FleetQuery,
  now: number,
): FleetRow[] {
  return toRows(
    judge(agents, query, now).filter(({ failed }) => failed.length === 0),
    query,
  );
}

/**
 * One page of the rows that match, with the counts of tiles and facets. A count
 * tells how many agents there would be if its own filter were that value alone.
 *
 * @param now - epoch milliseconds
 */
export function queryFleet(
  agents: VisibleFleet,
  query: FleetQuery,
  now: number,
): Omit<FleetResponse, 'intervalSeconds' | 'serverTime'> {
  const judged = judge(agents, query, now);
  const matches = judged.filter(({ failed }) => failed.length === 0);
  const { offset = 0, limit = DEFAULT_LIMIT } = query;
  return {
    items: toRows(matches, query, offset, limit),
    totalItems: matches.length,
    allItems: agents.length,
    offset,
    limit,
    tiles: countTiles(passingBut(judged, 'tile')),
    facets: Object.fromEntries(
      FLEET_FACETS.map(facet => [
        facet,
        countValues(passingBut(judged, facet), facet, query.filters?.[facet]),
      ]),
    ) as FleetResponse['facets'],
  };
}

function judge(agents: VisibleFleet, query: FleetQuery, now: number): Judged[] {
  const words = (query.q ?? '')
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean);
  const filters = FLEET_FACETS.flatMap(facet => {
    const values = query.filters?.[facet];
    return values?.length ? [{ facet, values: new Set(values) }] : [];
  });
  const wanted = query.tiles ?? [];
  const judged: Judged[] = [];
  for (const agent of agents) {
    if (!words.every(word => agent.text.includes(word))) {
      continue;
    }
    const tiles = tilesOf(agent.entry, now);
    const failed: Dimension[] = filters
      .filter(
        ({ facet, values }) =>
          !FACET_VALUES[facet](agent.entry).some(value => values.has(value)),
      )
      .map(({ facet }) => facet);
    if (wanted.length > 0 && !wanted.some(tile => tiles.includes(tile))) {
      failed.push('tile');
    }
    judged.push({ agent, tiles, failed });
  }
  return judged;
}

/** Those that pass all filters but perhaps one. */
function passingBut(judged: readonly Judged[], dimension: Dimension): Judged[] {
  return judged.filter(({ failed }) => failed.every(one => one === dimension));
}

function countTiles(judged: readonly Judged[]): Record<FleetTile, number> {
  return Object.fromEntries(
    FLEET_TILES.map(tile => [
      tile,
      judged.filter(({ tiles }) => tiles.includes(tile)).length,
    ]),
  ) as Record<FleetTile, number>;
}

/** The most frequent first; values that are asked for are there, if with 0. */
function countValues(
  judged: readonly Judged[],
  facet: FleetFacet,
  asked: readonly string[] = [],
): FleetCount[] {
  const counts = new Map<string, FleetCount>(
    asked.map(value => [value, { value, count: 0 }]),
  );
  for (const { agent } of judged) {
    for (const value of FACET_VALUES[facet](agent.entry)) {
      const { accountName } = agent.entry;
      const count = (counts.get(value)?.count ?? 0) + 1;
      const label = facet === 'account' ? accountName : null;
      counts.set(value, { value, ...(label ? { label } : {}), count });
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}

function toRows(
  matches: readonly Judged[],
  { sort = 'status', order = 'asc' }: FleetQuery,
  offset = 0,
  limit = Infinity,
): FleetRow[] {
  const sorted = sortFleet(
    matches.map(({ agent, tiles }) => ({ entry: agent.entry, tiles })),
    sort,
    order,
  );
  return sorted
    .slice(offset, offset + limit)
    .map(({ entry, tiles }) => ({ ...entry, tiles: [...tiles] }));
}
