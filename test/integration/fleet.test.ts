import {
  fleetResponseSchema,
  fleetSearchParams,
  type FleetQuery,
  type FleetResponse,
} from 'backstage-plugin-aws-agents-common';
import { CHECKOUT, LOYALTY, PAYMENTS, WAREHOUSE } from './world/entities';
import { agentPath, startPortal, type Portal } from './world/startPortal';
import { TESTED_DATABASES } from './world/testedDatabases';
import type { Hidden } from './world/visibleCatalog';

const ref = (name: string) => `component:default/${name}`;

describe.each(TESTED_DATABASES)('with %s, the fleet', database => {
  let portal: Portal;
  /** Whoever is called alice sees neither of these. */
  const hidden: Hidden[] = ['warehouse', 'checkout'].map(name => ({
    userEntityRef: 'user:default/alice',
    entityRef: ref(name),
  }));

  beforeAll(async () => {
    portal = await startPortal({
      database,
      hidden,
      config: {
        accounts: [{ accountId: '111122223333', name: 'acme-payments' }],
      },
    });
  });
  afterAll(() => portal.stop());

  async function fleet(
    query: FleetQuery = {},
    user = 'bob',
  ): Promise<FleetResponse> {
    const response = await portal.get(
      `/fleet?${fleetSearchParams(query)}`,
      user,
    );
    expect(response.status).toBe(200);
    return fleetResponseSchema.parse(response.body);
  }
  const names = ({ items }: FleetResponse) =>
    items.map(({ entityRef }) => entityRef.split('/')[1]);
  const rowOf = async (name: string) =>
    (await fleet()).items.find(({ entityRef }) => entityRef === ref(name));

  it('lists agents before any collection has read the catalog', async () => {
    const answer = await fleet();
    expect(names(answer)).toEqual([
      'loyalty',
      'checkout',
      'payments',
      'promotions',
      'shipping',
      'warehouse',
    ]);
    expect(answer.items[0]).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('Annotation aws-agents/role-arn'),
      tiles: ['broken'],
      accountId: null,
    });
    expect(await rowOf('payments')).toMatchObject({
      status: 'unknown',
      session: null,
      permissions: null,
      lastDeliveryAt: null,
      costPerDay: null,
      observedAt: null,
    });
  });

  it('knows what a collection has seen', async () => {
    await portal.collect();
    expect(await rowOf('payments')).toMatchObject({
      title: 'payments',
      owner: 'group:default/team-a',
      status: 'ok',
      accountId: '111122223333',
      accountName: 'acme-payments',
      regions: ['eu-west-1'],
      platform: 'ec2',
      flavour: 'alloy',
      endOfLife: false,
      session: { expiresAt: expect.stringMatching(/Z$/) },
      permissions: { missing: 0, met: expect.any(Number) },
      lastDeliveryAt: expect.stringMatching(/Z$/),
      silent: [],
    });
    expect(await rowOf('warehouse')).toMatchObject({
      endOfLife: true,
      accessKeyDueAt: expect.stringMatching(/Z$/),
      silent: ['deliveries'],
      tiles: expect.arrayContaining(['expiring', 'over-privileged', 'silent']),
    });
    expect(await rowOf('checkout')).toMatchObject({
      status: 'failed',
      session: null,
      tiles: ['broken'],
    });
  });

  it('agrees with the page of each agent', async () => {
    const { items } = await fleet();
    for (const entity of [PAYMENTS, WAREHOUSE, CHECKOUT, LOYALTY]) {
      const { body } = await portal.get(agentPath(entity));
      const row = items.find(item => item.entityRef === body.entityRef);
      expect(row).toMatchObject({ status: body.status, reason: body.reason });
      const { body: own } = await portal.get(agentPath(entity, '/summary'));
      expect(own).toEqual(row);
    }
  });

  it('filters, searches, sorts and pages', async () => {
    expect(names(await fleet({ tiles: ['silent'] }))).toEqual(['warehouse']);
    expect(
      names(await fleet({ filters: { account: ['444455556666'] } })).sort(),
    ).toEqual(['shipping', 'warehouse']);
    expect(names(await fleet({ q: 'grafana-agent' }))).toEqual(['warehouse']);
    expect(
      names(await fleet({ sort: 'title', order: 'desc', limit: 2, offset: 1 })),
    ).toEqual(['shipping', 'promotions']);
  });

  it('tells a caller nothing of agents that he may not see', async () => {
    const hers = await fleet({}, 'alice');
    expect(names(hers).sort()).toEqual([
      'loyalty',
      'payments',
      'promotions',
      'shipping',
    ]);
    expect(hers).toMatchObject({ totalItems: 4, allItems: 4 });
    expect(hers.tiles.silent).toBe(0);
    expect((await fleet()).tiles.silent).toBe(1);
    expect(JSON.stringify(hers)).not.toMatch(
      /warehouse|checkout|grafana-agent|on-premises/,
    );
    // Nor does a search tell, by its count, that there is something.
    const searched = await fleet({ q: 'warehouse' }, 'alice');
    expect(searched).toMatchObject({ items: [], totalItems: 0, allItems: 4 });
    const csv = await portal.get('/fleet.csv', 'alice');
    expect(csv.text).toContain('payments');
    expect(csv.text).not.toMatch(/warehouse|checkout/);
  });

  it('gives the summary of an agent to those who see its entity', async () => {
    const path = agentPath(WAREHOUSE, '/summary');
    expect((await portal.get(path, 'bob')).status).toBe(200);
    expect((await portal.get(path, 'alice')).status).toBe(404);
  });

  it('forgets at once what somebody may no longer see', async () => {
    const rule = {
      userEntityRef: 'user:default/bob',
      entityRef: ref('payments'),
    };
    hidden.push(rule);
    expect(names(await fleet())).not.toContain('payments');
    hidden.splice(hidden.indexOf(rule), 1);
    expect(names(await fleet())).toContain('payments');
  });

  it('exports what matches, as a file', async () => {
    const response = await portal.get(
      '/fleet.csv?tile=broken&tile=silent&sort=title',
    );
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="aws-agents-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header, ...lines] = response.text.trimEnd().split('\r\n');
    expect(header).toMatch(/^entity,title,owner,/);
    expect(lines.map(line => line.split(',')[1])).toEqual([
      'checkout',
      'loyalty',
      'promotions',
      'warehouse',
    ]);
  });

  it('says what is wrong with a question', async () => {
    for (const route of ['/fleet', '/fleet.csv']) {
      const response = await portal.get(`${route}?sort=age`);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('sort: expected one of status'),
      });
    }
  });

  it('reads no role to answer', async () => {
    await portal.database('observations').update({ data: 'not even JSON' });
    expect((await fleet()).totalItems).toBe(6);
  });
});

it('asks for the permission to read agents', async () => {
  const portal = await startPortal({ denied: ['aws-agents.agent.read'] });
  for (const route of [
    '/fleet',
    '/fleet.csv',
    agentPath(PAYMENTS, '/summary'),
  ]) {
    const response = await portal.get(route);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('aws-agents.agent.read');
  }
  await portal.stop();
});
