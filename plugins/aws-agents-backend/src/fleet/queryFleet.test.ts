import type { FleetQuery } from 'backstage-plugin-aws-agents-common';
import {
  entryFixture,
  NOW,
  permissionsFixture,
  searchable,
} from './__fixtures__/entries';
import { matchFleet, queryFleet } from './queryFleet';

const AGENTS = [
  entryFixture('payments'),
  entryFixture('checkout', {
    status: 'failed',
    reason: 'AWS refuses the ExternalId.',
    permissions: null,
  }),
  entryFixture('shipping', {
    status: 'degraded',
    owner: 'group:default/logistics',
    accountId: '444455556666',
    accountName: 'acme-logistics',
    regions: ['eu-west-1', 'us-east-1'],
    platform: 'ec2',
    permissions: permissionsFixture({ excess: 4 }),
  }),
  entryFixture('loyalty', {
    status: 'failed',
    owner: null,
    accountId: null,
    accountName: null,
    regions: [],
    platform: null,
    flavour: null,
    permissions: null,
    session: null,
    costPerDay: null,
    observedAt: null,
  }),
].map(searchable);

const ask = (query: FleetQuery) => queryFleet(AGENTS, query, NOW);
const titles = (query: FleetQuery) =>
  ask(query).items.map(({ title }) => title);

describe('queryFleet', () => {
  it('gives all, the most worrying first, then by title', () => {
    expect(titles({})).toEqual(['checkout', 'loyalty', 'shipping', 'payments']);
    expect(ask({})).toMatchObject({
      totalItems: 4,
      allItems: 4,
      offset: 0,
      limit: 100,
    });
  });

  it('gives pages, and none beyond the end', () => {
    expect(titles({ offset: 1, limit: 2 })).toEqual(['loyalty', 'shipping']);
    expect(titles({ offset: 4, limit: 2 })).toEqual([]);
  });

  it('takes any of the values of a filter, and all filters', () => {
    expect(titles({ filters: { status: ['ok', 'degraded'] } })).toEqual([
      'shipping',
      'payments',
    ]);
    expect(
      titles({
        filters: { status: ['ok', 'degraded'], region: ['us-east-1'] },
      }),
    ).toEqual(['shipping']);
    expect(titles({ filters: { owner: ['none'] } })).toEqual(['loyalty']);
    expect(titles({ filters: { region: ['none'] } })).toEqual(['loyalty']);
    expect(titles({ filters: { status: [] } })).toHaveLength(4);
  });

  it('finds rows with all words, in any case', () => {
    expect(titles({ q: 'externalid CHECK' })).toEqual(['checkout']);
    expect(titles({ q: 'externalid logistics' })).toEqual([]);
  });

  it('takes tiles as filters', () => {
    expect(titles({ tiles: ['broken'] })).toEqual(['checkout', 'loyalty']);
    expect(titles({ tiles: ['broken', 'over-privileged'] })).toEqual([
      'checkout',
      'loyalty',
      'shipping',
    ]);
  });

  it('counts each filter as if it were open, under the others', () => {
    const { tiles, facets, totalItems } = ask({
      tiles: ['broken'],
      filters: { account: ['111122223333'] },
    });
    expect(totalItems).toBe(1);
    expect(tiles).toEqual({
      broken: 1,
      expiring: 0,
      'over-privileged': 0,
      silent: 0,
    });
    expect(facets.account).toEqual([
      { value: '111122223333', label: 'acme-payments', count: 1 },
      { value: 'none', count: 1 },
    ]);
    expect(facets.status).toEqual([{ value: 'failed', count: 1 }]);
  });

  it('keeps a value that was asked for and that nobody has', () => {
    expect(ask({ filters: { platform: ['gone'] } }).facets.platform).toEqual([
      { value: 'ecs', count: 2 },
      { value: 'ec2', count: 1 },
      { value: 'none', count: 1 },
      { value: 'gone', count: 0 },
    ]);
  });

  it('names the tiles of each row', () => {
    expect(ask({ q: 'shipping' }).items[0].tiles).toEqual(['over-privileged']);
  });

  it('exports all that matches, without pages', () => {
    const rows = matchFleet(AGENTS, { limit: 1, sort: 'title' }, NOW);
    expect(rows.map(({ title }) => title)).toEqual([
      'checkout',
      'loyalty',
      'payments',
      'shipping',
    ]);
  });
});
