import type { FleetEntry } from '../../store';
import type { SearchableAgent } from '../FleetSnapshot';

/** When the tests take place. */
export const NOW = Date.parse('2026-11-01T12:00:00Z');

/** A time so many minutes after {@link NOW}. */
export const inMinutes = (minutes: number) =>
  new Date(NOW + minutes * 60_000).toISOString();

/** A healthy agent, unless told otherwise. */
export function entryFixture(
  name: string,
  overrides: Partial<FleetEntry> = {},
): FleetEntry {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    owner: 'group:default/money',
    system: null,
    status: 'ok',
    reason: 'All observations are as they should be.',
    accountId: '111122223333',
    accountName: 'acme-payments',
    agentRoleArn: `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
    regions: ['eu-west-1'],
    platform: 'ecs',
    flavour: 'alloy',
    endOfLife: false,
    session: { issuedAt: inMinutes(-20), expiresAt: inMinutes(40) },
    accessKeyDueAt: null,
    permissions: permissionsFixture(),
    lastDeliveryAt: inMinutes(-3),
    silent: [],
    costPerDay: { usdByQueries: 0.02, usdByMetrics: 0.01 },
    observedAt: inMinutes(-1),
    ...overrides,
  };
}

/** The permissions of a role without anything to complain of. */
export function permissionsFixture(
  overrides: Partial<NonNullable<FleetEntry['permissions']>> = {},
): NonNullable<FleetEntry['permissions']> {
  return {
    needed: 9,
    met: 9,
    missing: 0,
    undecided: 0,
    excess: 0,
    tooBroad: 0,
    findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    waived: 0,
    ...overrides,
  };
}

/** An agent as queries take it. */
export function searchable(entry: FleetEntry): SearchableAgent {
  return {
    uid: `uid-${entry.title}`,
    entry,
    text: JSON.stringify(entry).toLocaleLowerCase('en-US'),
  };
}
