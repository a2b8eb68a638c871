import type {
  FleetSort,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import type { FleetEntry } from '../store';

/** The most worrying first. */
const STATUS_RANK: Readonly<Record<ObservationStatus, number>> = {
  failed: 0,
  degraded: 1,
  unknown: 2,
  ok: 3,
};

/** One critical finding counts more than any number of lesser ones. */
const SEVERITY_STEP = 1_000;

type Key = string | number | null;

const SORT_KEYS: Readonly<Record<FleetSort, (entry: FleetEntry) => Key>> = {
  status: ({ status }) => STATUS_RANK[status],
  title: ({ title }) => title.toLocaleLowerCase('en-US'),
  owner: ({ owner }) => owner,
  account: ({ accountName, accountId }) =>
    accountName?.toLocaleLowerCase('en-US') ?? accountId,
  region: ({ regions }) => (regions.length > 0 ? regions.join(' ') : null),
  platform: ({ platform }) => platform,
  flavour: ({ flavour }) => flavour,
  expiry: ({ session, accessKeyDueAt }) => earliest(session, accessKeyDueAt),
  missing: ({ permissions }) => permissions?.missing ?? null,
  excess: ({ permissions }) =>
    permissions && permissions.excess + permissions.tooBroad,
  findings: ({ permissions }) => {
    if (!permissions) {
      return null;
    }
    const { critical, high, medium, low, info } = permissions.findings;
    return [critical, high, medium, low, info].reduce(
      (weight, count) => weight * SEVERITY_STEP + count,
      0,
    );
  },
  delivery: ({ lastDeliveryAt }) => timeOf(lastDeliveryAt),
  cost: ({ costPerDay }) => costPerDay?.usdByQueries ?? null,
  observed: ({ observedAt }) => timeOf(observedAt),
};

/**
 * Sorts agents; those without a value come last either way, equals by title
 * and ref.
 */
export function sortFleet<T extends { readonly entry: FleetEntry }>(
  agents: readonly T[],
  sort: FleetSort,
  order: 'asc' | 'desc',
): T[] {
  const keyOf = SORT_KEYS[sort];
  const sign = order === 'asc' ? 1 : -1;
  return agents
    .map(agent => ({
      agent,
      key: keyOf(agent.entry),
      title: SORT_KEYS.title(agent.entry),
    }))
    .sort(
      (a, b) =>
        compareKeys(a.key, b.key, sign) ||
        compareValues(a.title, b.title) ||
        compareValues(a.agent.entry.entityRef, b.agent.entry.entityRef),
    )
    .map(({ agent }) => agent);
}

function compareKeys(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return sign * compareValues(a, b);
}

function compareValues(a: Key, b: Key): number {
  if (a === b || a === null || b === null) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function earliest(
  session: FleetEntry['session'],
  accessKeyDueAt: string | null,
): number | null {
  const times = [session?.expiresAt ?? null, accessKeyDueAt]
    .map(timeOf)
    .filter(time => time !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

function timeOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
