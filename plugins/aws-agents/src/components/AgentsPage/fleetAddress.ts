import {
  FLEET_FACETS,
  FLEET_SORTS,
  FLEET_TILES,
  fleetSearchParams,
  type FleetFacet,
  type FleetQuery,
  type FleetSort,
  type FleetTile,
} from 'backstage-plugin-aws-agents-common';

/** Rows of a page. */
export const PAGE_SIZE = 50;

/** What the reader looks at, all of it from the address. */
export interface FleetView {
  text: string;
  tiles: readonly FleetTile[];
  filters: Readonly<Record<FleetFacet, readonly string[]>>;
  sort: FleetSort;
  order: 'asc' | 'desc';
  /** From 1. */
  page: number;
}

/** Parameters of the address that are of the fleet; others are left alone. */
const OURS = ['q', 'tile', ...FLEET_FACETS, 'sort', 'order', 'page'];

/** For these the greater is the more worrying, and comes first at once. */
const GREATEST_FIRST: readonly FleetSort[] = [
  'missing',
  'excess',
  'findings',
  'cost',
];

/** In which order a column is sorted when it is first chosen. */
export function firstOrder(sort: FleetSort): 'asc' | 'desc' {
  return GREATEST_FIRST.includes(sort) ? 'desc' : 'asc';
}

/** What an address asks for; what it says wrongly is left out. */
export function readView(params: URLSearchParams): FleetView {
  const sort =
    FLEET_SORTS.find(known => known === params.get('sort')) ?? 'status';
  const order = params.get('order');
  const page = Number(params.get('page') ?? '1');
  return {
    text: (params.get('q') ?? '').slice(0, 200),
    tiles: FLEET_TILES.filter(tile => params.getAll('tile').includes(tile)),
    filters: Object.fromEntries(
      FLEET_FACETS.map(facet => [facet, [...new Set(params.getAll(facet))]]),
    ) as Record<FleetFacet, string[]>,
    sort,
    order: order === 'asc' || order === 'desc' ? order : firstOrder(sort),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a view; what is as usual is not written. */
export function writeView(
  current: URLSearchParams,
  view: FleetView,
): URLSearchParams {
  const next = new URLSearchParams(current);
  OURS.forEach(name => next.delete(name));
  const { text, tiles, filters, sort, order, page } = view;
  const usualOrder = order === firstOrder(sort);
  const query: FleetQuery = {
    q: text,
    tiles,
    filters,
    ...(sort === 'status' && usualOrder ? {} : { sort }),
    ...(usualOrder ? {} : { order }),
  };
  fleetSearchParams(query).forEach((value, name) => next.append(name, value));
  if (page > 1) {
    next.set('page', String(page));
  }
  return next;
}

/** What the backend is asked for a view. */
export function queryOf(view: FleetView): FleetQuery {
  const { text, tiles, filters, sort, order, page } = view;
  return {
    q: text.trim(),
    tiles,
    filters,
    sort,
    order,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** Whether anything is filtered away. */
export function isFiltered({ text, tiles, filters }: FleetView): boolean {
  return (
    text.trim() !== '' ||
    tiles.length > 0 ||
    FLEET_FACETS.some(facet => filters[facet].length > 0)
  );
}

/** The list with a value added, or taken out when it is there. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value)
    ? values.filter(one => one !== value)
    : [...values, value];
}
