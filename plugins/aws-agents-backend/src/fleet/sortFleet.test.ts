import { FLEET_SORTS } from 'backstage-plugin-aws-agents-common';
import {
  entryFixture,
  inMinutes,
  permissionsFixture,
} from './__fixtures__/entries';
import { sortFleet } from './sortFleet';

const NO_FINDINGS = permissionsFixture().findings;
const LOW = entryFixture('b-low', {
  status: 'failed',
  owner: 'group:default/a',
  accountName: 'a',
  regions: ['ap-south-1'],
  platform: 'ec2',
  flavour: 'alloy',
  session: { issuedAt: inMinutes(-60), expiresAt: inMinutes(1) },
  permissions: permissionsFixture({
    missing: 1,
    excess: 1,
    findings: { ...NO_FINDINGS, medium: 40, low: 7 },
  }),
  lastDeliveryAt: inMinutes(-60),
  costPerDay: { usdByQueries: 0.001, usdByMetrics: 0.001 },
  observedAt: inMinutes(-10),
});
const HIGH = entryFixture('c-high', {
  status: 'ok',
  owner: 'group:default/b',
  accountName: 'B',
  regions: ['us-east-1'],
  platform: 'on-premises',
  flavour: 'grafana-agent',
  session: { issuedAt: inMinutes(-1), expiresAt: inMinutes(59) },
  permissions: permissionsFixture({
    missing: 2,
    excess: 0,
    tooBroad: 2,
    findings: { ...NO_FINDINGS, high: 1 },
  }),
  lastDeliveryAt: inMinutes(-1),
  costPerDay: { usdByQueries: 0.2, usdByMetrics: 0.1 },
  observedAt: inMinutes(-1),
});
const NOTHING = entryFixture('d-nothing', {
  status: 'ok',
  owner: null,
  accountId: null,
  accountName: null,
  regions: [],
  platform: null,
  flavour: null,
  session: null,
  permissions: null,
  lastDeliveryAt: null,
  costPerDay: null,
  observedAt: null,
});
const agents = [NOTHING, HIGH, LOW].map(entry => ({ entry }));
const titles = (...sorting: ['asc' | 'desc', (typeof FLEET_SORTS)[number]]) =>
  sortFleet(agents, sorting[1], sorting[0]).map(({ entry }) => entry.title);

describe('sortFleet', () => {
  it.each(FLEET_SORTS)('sorts by %s both ways', sort => {
    const [low, high, nothing] = ['b-low', 'c-high', 'd-nothing'];
    // Nothing has a title and a status, which are known of all.
    const known = sort === 'status' || sort === 'title';
    expect(titles('asc', sort)).toEqual([low, high, nothing]);
    expect(titles('desc', sort)).toEqual(
      {
        status: [high, nothing, low],
        title: [nothing, high, low],
        other: [high, low, nothing],
      }[known ? (sort as 'status' | 'title') : 'other'],
    );
  });

  it('sorts by the earlier of session and access key', () => {
    const key = { entry: { ...HIGH, accessKeyDueAt: inMinutes(-1) } };
    const sorted = sortFleet([{ entry: LOW }, key], 'expiry', 'asc');
    expect(sorted[0]).toBe(key);
  });
});
