import { z } from 'zod';
import { dollarsSchema } from './cost';
import { observationStatusSchema } from './observation';
import { permissionSummarySchema } from './permissions';

/**
 * What the platform team looks for first, each a filter: an agent that cannot
 * work, one whose credentials end soon, one that may do more than it needs, and
 * one of which nothing arrives.
 *
 * @public
 */
export const FLEET_TILES = [
  'broken',
  'expiring',
  'over-privileged',
  'silent',
] as const;

/** @public */
export type FleetTile = (typeof FLEET_TILES)[number];

/** What the fleet can be sorted by. @public */
export const FLEET_SORTS = [
  'status',
  'title',
  'owner',
  'account',
  'region',
  'platform',
  'flavour',
  'expiry',
  'missing',
  'excess',
  'findings',
  'delivery',
  'cost',
  'observed',
] as const;

/** @public */
export type FleetSort = (typeof FLEET_SORTS)[number];

/** Filters that take one or more values: any of them may hold. @public */
export const FLEET_FACETS = [
  'status',
  'account',
  'region',
  'platform',
  'owner',
  'flavour',
] as const;

/** @public */
export type FleetFacet = (typeof FLEET_FACETS)[number];

/** Stands for the lack of a value in filters of the fleet. @public */
export const FLEET_NONE = 'none';

/** Rows of a page of the fleet, at most. @public */
export const MAX_FLEET_PAGE = 500;

/** One agent of the fleet. @public */
export const fleetRowSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  system: z.string().nullable(),
  status: observationStatusSchema,
  /** One sentence: why the status is what it is. */
  reason: z.string(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  agentRoleArn: z.string().nullable(),
  regions: z.array(z.string()),
  platform: z.string().nullable(),
  flavour: z.string().nullable(),
  /** Whether its flavour has reached its end of life. */
  endOfLife: z.boolean(),
  /** The portal's session in the monitoring role; null when there never was one. */
  session: z.object({ issuedAt: z.string(), expiresAt: z.string() }).nullable(),
  /** When the oldest active access key is to be rotated; null without one. */
  accessKeyDueAt: z.string().nullable(),
  /** Null until the role has been read. */
  permissions: permissionSummarySchema.nullable(),
  /** Newest object of all delivery locations; null when there is none. */
  lastDeliveryAt: z.string().nullable(),
  /** What was expected to arrive and does not. */
  silent: z.array(z.enum(['metrics', 'deliveries'])),
  /** What observing it costs a day; null while nothing was spent. */
  costPerDay: dollarsSchema.nullable(),
  /** Null when it was never observed. */
  observedAt: z.string().nullable(),
  tiles: z.array(z.enum(FLEET_TILES)),
});

/** @public */
export type FleetRow = z.infer<typeof fleetRowSchema>;

/** How many agents have a value. @public */
export const fleetCountSchema = z.object({
  /** {@link FLEET_NONE} for agents that have none. */
  value: z.string(),
  /** Name of the account, where it has one. */
  label: z.string().optional(),
  count: z.number(),
});

/** @public */
export type FleetCount = z.infer<typeof fleetCountSchema>;

/** Answer of `GET /fleet`. Counts only what the caller may see. @public */
export const fleetResponseSchema = z.object({
  items: z.array(fleetRowSchema),
  /** Agents that match all filters. */
  totalItems: z.number(),
  /** All agents, filtered or not. */
  allItems: z.number(),
  offset: z.number(),
  limit: z.number(),
  /** Agents of each tile among those that match the other filters. */
  tiles: z.record(z.enum(FLEET_TILES), z.number()),
  /** Agents of each value among those that match the other filters. */
  facets: z.record(z.enum(FLEET_FACETS), z.array(fleetCountSchema)),
  /** Seconds between scheduled collections. */
  intervalSeconds: z.number(),
  serverTime: z.string(),
});

/** @public */
export type FleetResponse = z.infer<typeof fleetResponseSchema>;

/** What is asked of the fleet; all is optional. @public */
export interface FleetQuery {
  /** Words that must all occur somewhere in a row, in any case. */
  q?: string;
  /** Any of these tiles. */
  tiles?: readonly FleetTile[];
  /** Any of these values, each facet for itself. */
  filters?: Readonly<Partial<Record<FleetFacet, readonly string[]>>>;
  /** Default: the most worrying first. */
  sort?: FleetSort;
  order?: 'asc' | 'desc';
  offset?: number;
  limit?: number;
}

/**
 * The parameters of `GET /fleet` and `GET /fleet.csv` for a query.
 *
 * @public
 */
export function fleetSearchParams(query: FleetQuery): URLSearchParams {
  const params = new URLSearchParams();
  const single = { q: query.q, sort: query.sort, order: query.order };
  for (const [name, value] of Object.entries(single)) {
    if (value) {
      params.set(name, value);
    }
  }
  query.tiles?.forEach(tile => params.append('tile', tile));
  for (const facet of FLEET_FACETS) {
    query.filters?.[facet]?.forEach(value => params.append(facet, value));
  }
  if (query.offset) {
    params.set('offset', String(query.offset));
  }
  if (query.limit) {
    params.set('limit', String(query.limit));
  }
  return params;
}
