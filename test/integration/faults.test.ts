import type { Entity } from '@backstage/catalog-model';
import type { FaultRuleInput, SandboxSeed } from 'aws-sandbox';
import { accountOf, createFleet, type FleetSize } from './world/fleet';
import { PORTAL_ACCOUNT } from './world/seed';
import { startPortal, type Portal } from './world/startPortal';

const SIZE: FleetSize = {
  agents: 12,
  accounts: 3,
  regions: ['eu-west-1', 'us-east-1'],
  metricsPerAgent: 2,
};
const FLEET = createFleet(SIZE);
const BROKEN_ACCOUNT = accountOf(0, SIZE);

function isIn(entity: Entity, accountId: string): boolean {
  const role = entity.metadata.annotations?.['aws-agents/role-arn'] ?? '';
  return role.includes(`:${accountId}:`);
}

const refOf = (entity: Entity) => `component:default/${entity.metadata.name}`;

describe('faults', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  async function start(
    config: object = {},
    seed: SandboxSeed = FLEET.seed,
  ): Promise<void> {
    portal = await startPortal({
      seed,
      entities: FLEET.entities,
      config: {
        collection: { intervalSeconds: 60, timeoutSeconds: 20, shards: 1 },
        limits: { requestTimeoutMillis: 20_000, maxAttempts: 2 },
        ...config,
      },
    });
  }

  /** Status of the metrics of each agent, by entity ref. */
  async function statuses(): Promise<Map<string, string>> {
    const rows: Array<{ entity_ref: string; status: string }> = await portal
      .database('observations')
      .where('collector', 'metrics');
    return new Map(rows.map(row => [row.entity_ref, row.status]));
  }

  /** Agents of the broken account, or of the others, that are not as given. */
  async function unlike(
    which: 'broken' | 'others',
    expected: readonly string[],
  ): Promise<string[]> {
    const seen = await statuses();
    return FLEET.entities
      .filter(entity => isIn(entity, BROKEN_ACCOUNT) === (which === 'broken'))
      .filter(entity => !expected.includes(seen.get(refOf(entity)) ?? 'none'))
      .map(entity => `${refOf(entity)}: ${seen.get(refOf(entity))}`);
  }

  it.each<[string, FaultRuleInput]>([
    ['a throttling storm', { kind: 'throttle', service: 'cloudwatch' }],
    ['dropped connections', { kind: 'drop-connection' }],
    ['garbage bodies', { kind: 'garbage-body', service: 'cloudwatch' }],
    ['internal errors', { kind: 'server-error', status: 503 }],
  ])(
    '%s in one account: its agents say so, others are on time',
    async (_, fault) => {
      await start();
      portal.sandbox.faults.add({ ...fault, accountId: BROKEN_ACCOUNT });
      await portal.collect();
      expect(await unlike('others', ['ok'])).toEqual([]);
      expect(await unlike('broken', ['failed', 'unknown'])).toEqual([]);
    },
    60_000,
  );

  it('an account whose roles vanished: one AssumeRole a session and interval', async () => {
    await start({}, withoutMonitoringRoles(BROKEN_ACCOUNT));
    await portal.collect();
    expect(await unlike('others', ['ok'])).toEqual([]);
    expect(await unlike('broken', ['unknown'])).toEqual([]);
    const asked = () =>
      portal.sandbox.cloudTrail
        .events({
          eventName: 'AssumeRole',
          recipientAccountId: PORTAL_ACCOUNT,
        })
        .filter(({ errorCode }) => errorCode).length;
    // Four agents, each with a session of its own.
    expect(asked()).toBe(SIZE.agents / SIZE.accounts);
    await portal.collect();
    expect(asked()).toBeLessThanOrEqual((2 * SIZE.agents) / SIZE.accounts);
  }, 60_000);

  it('an account that hangs in eight regions: the other is in the store meanwhile', async () => {
    const size: FleetSize = {
      agents: 16,
      accounts: 2,
      regions: Array.from({ length: 8 }, (_, i) => `eu-west-${i + 1}`),
      metricsPerAgent: 2,
    };
    const fleet = createFleet(size);
    const hung = accountOf(0, size);
    portal = await startPortal({
      seed: fleet.seed,
      entities: fleet.entities,
      config: {
        collection: { intervalSeconds: 10, timeoutSeconds: 20, shards: 1 },
        // As with the defaults, eight regions have room for all there is.
        limits: {
          concurrentCalls: 16,
          concurrentCallsPerAccount: 2,
          requestTimeoutMillis: 15_000,
          maxAttempts: 1,
        },
      },
    });
    portal.sandbox.faults.add({
      kind: 'latency',
      latencyMs: 30_000,
      service: 'cloudwatch',
      accountId: hung,
    });
    const collecting = portal.collect();
    const sound = fleet.entities.filter(entity => !isIn(entity, hung));
    await until(async () => {
      const seen = await statuses();
      return sound.every(entity => seen.get(refOf(entity)) === 'ok');
    });
    // The calls that hang have not even timed out.
    expect((await statuses()).size).toBe(sound.length);
    await collecting;
  }, 90_000);

  it('30 s of latency in one region: agents of others are in the store meanwhile', async () => {
    await start();
    const far = FLEET.entities.filter(
      entity => regionOf(entity) === 'us-east-1',
    );
    // The sandbox tells regions apart by the roles that call.
    for (const entity of far) {
      portal.sandbox.faults.add({
        kind: 'latency',
        latencyMs: 30_000,
        service: 'cloudwatch',
        role: entity.metadata.name,
      });
    }
    const collecting = portal.collect();
    const near = FLEET.entities.filter(entity => !far.includes(entity));
    await until(async () => {
      const seen = await statuses();
      return near.every(entity => seen.get(refOf(entity)) === 'ok');
    });
    // The slow calls have not even timed out.
    expect((await statuses()).size).toBe(near.length);
    await collecting;
    const seen = await statuses();
    expect(far.map(entity => seen.get(refOf(entity)))).toEqual(
      far.map(() => 'failed'),
    );
  }, 90_000);
});

/** The fleet's world, as if somebody had deleted the roles of an account. */
function withoutMonitoringRoles(accountId: string): SandboxSeed {
  const { accounts } = FLEET.seed;
  return {
    accounts: accounts.map(account =>
      account.id === accountId
        ? {
            ...account,
            roles: account.roles?.filter(({ path }) => path === '/agents/'),
          }
        : account,
    ),
  };
}

function regionOf(entity: Entity): string {
  return entity.metadata.annotations?.['aws-agents/regions'] ?? '';
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await condition()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to pass in time');
}
