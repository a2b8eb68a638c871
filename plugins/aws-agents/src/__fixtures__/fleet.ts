import type {
  FleetResponse,
  FleetRow,
} from 'backstage-plugin-aws-agents-common';
import { ago } from './time';

const NO_FINDINGS = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** A healthy agent of the fleet, unless told otherwise. */
export function fleetRow(
  title: string,
  overrides: Partial<FleetRow> = {},
): FleetRow {
  return {
    entityRef: `component:default/${title}`,
    title,
    owner: 'group:default/money',
    system: null,
    status: 'ok',
    reason: 'All observations are as they should be.',
    accountId: '111122223333',
    accountName: 'acme-payments',
    agentRoleArn: `arn:aws:iam::111122223333:role/agents/${title}-alloy`,
    regions: ['eu-west-1'],
    platform: 'ecs',
    flavour: 'alloy',
    endOfLife: false,
    session: { issuedAt: ago(1200), expiresAt: ago(-2400) },
    accessKeyDueAt: null,
    permissions: {
      needed: 9,
      met: 9,
      missing: 0,
      undecided: 0,
      excess: 0,
      tooBroad: 0,
      findings: NO_FINDINGS,
      waived: 0,
    },
    lastDeliveryAt: ago(180),
    silent: [],
    costPerDay: { usdByQueries: 0.02, usdByMetrics: 0.02 },
    observedAt: ago(40),
    tiles: [],
    ...overrides,
  };
}

/** An answer about the fleet with these agents, all on one page. */
export function fleet(
  items: FleetRow[],
  overrides: Partial<FleetResponse> = {},
): FleetResponse {
  const count = (tile: FleetRow['tiles'][number]) =>
    items.filter(({ tiles }) => tiles.includes(tile)).length;
  return {
    items,
    totalItems: items.length,
    allItems: items.length,
    offset: 0,
    limit: 50,
    tiles: {
      broken: count('broken'),
      expiring: count('expiring'),
      'over-privileged': count('over-privileged'),
      silent: count('silent'),
    },
    facets: {
      status: [],
      account: [],
      region: [],
      platform: [],
      owner: [],
      flavour: [],
    },
    intervalSeconds: 60,
    serverTime: new Date().toISOString(),
    ...overrides,
  };
}
