import type { Entity } from '@backstage/catalog-model';
import {
  startSandbox,
  type FaultRuleInput,
  type SandboxSeed,
} from 'aws-sandbox';
import { accountOf, createFleet, type FleetSize } from './world/fleet';
import { Relay } from './world/Relay';
import { startPortal, type Portal } from './world/startPortal';

const INTERVAL_SECONDS = 60;
const CONFIG = {
  collection: {
    intervalSeconds: INTERVAL_SECONDS,
    // Sandbox and portal share one event loop here.
    timeoutSeconds: 600,
    shards: 1,
  },
  limits: { requestTimeoutMillis: 300_000, maxAttempts: 3 },
};
/** Four agents in two regions in each account, each with a role of its own. */
const SIZE: FleetSize = {
  agents: 12,
  accounts: 3,
  regions: ['eu-west-1', 'us-east-1'],
  metricsPerAgent: 2,
};
const FLEET = createFleet(SIZE);
const BROKEN_ACCOUNT = accountOf(0, SIZE);

/** Only the time of day and the time that passes are ours; timers are real. */
const REAL_TIMERS = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
  'queueMicrotask',
  'hrtime',
] as const;

/** Counts what passes. */
class CountingRelay extends Relay {
  requests = 0;

  constructor() {
    super(() => {
      this.requests += 1;
    });
  }
}

describe('a broken account', () => {
  let portal: Portal;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: [...REAL_TIMERS] });
    // Accounts start at once.
    jest.spyOn(Math, 'random').mockReturnValue(0);
  });

  afterEach(async () => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    await portal.stop();
  });

  async function nextInterval(): Promise<void> {
    jest.advanceTimersByTime(INTERVAL_SECONDS * 1000);
    await portal.collect();
  }

  /** Status of an observation of each agent of an account, by entity ref. */
  async function statuses(
    collector: string,
    isOf: (entity: Entity) => boolean,
  ): Promise<string[]> {
    const rows: Array<{ entity_ref: string; status: string }> = await portal
      .database('observations')
      .where({ collector });
    const refs = FLEET.entities
      .filter(isOf)
      .map(({ metadata }) => `component:default/${metadata.name}`);
    return refs.map(
      ref => rows.find(row => row.entity_ref === ref)?.status ?? 'none',
    );
  }

  it.each<[string, FaultRuleInput]>([
    ['nobody answers', { kind: 'drop-connection' }],
    ['AWS breaks down', { kind: 'server-error', status: 503 }],
    ['nonsense comes back', { kind: 'garbage-body' }],
  ])(
    '%s, in all regions: one attempt an interval, and well within one when mended',
    async (_, fault) => {
      portal = await startPortal({
        seed: FLEET.seed,
        entities: FLEET.entities,
        config: CONFIG,
      });
      await portal.collect();
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
      const { faults } = portal.sandbox;
      const { id } = faults.add({ ...fault, accountId: BROKEN_ACCOUNT });
      const met = () => faults.list().find(rule => rule.id === id)?.met ?? 0;
      const attempts: number[] = [];
      for (let interval = 0; interval < 5; interval += 1) {
        const before = met();
        await nextInterval();
        attempts.push(met() - before);
        expect(await statuses('metrics', isBroken)).toEqual(
          Array(4).fill('failed'),
        );
        expect(await statuses('metrics', isSound)).toEqual(Array(8).fill('ok'));
      }
      expect(attempts[0]).toBeGreaterThan(1);
      expect(attempts.slice(2)).toEqual([1, 1, 1]);
      faults.clear();
      await nextInterval();
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
      expect(await statuses('role', isBroken)).toEqual(Array(4).fill('ok'));
    },
    120_000,
  );

  it('STS breaks down for it: one attempt an interval for all its sessions', async () => {
    portal = await startPortal({
      seed: FLEET.seed,
      entities: FLEET.entities,
      config: CONFIG,
    });
    const { faults } = portal.sandbox;
    const { id } = faults.add({
      kind: 'server-error',
      service: 'sts',
      accountId: BROKEN_ACCOUNT,
    });
    const met = () => faults.list().find(rule => rule.id === id)?.met ?? 0;
    const attempts: number[] = [];
    for (let interval = 0; interval < 5; interval += 1) {
      const before = met();
      await nextInterval();
      attempts.push(met() - before);
    }
    expect(attempts.slice(2)).toEqual([1, 1, 1]);
    faults.clear();
    await nextInterval();
    expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
  }, 120_000);

  it('its roles vanish: one AssumeRole a session and interval, no other call', async () => {
    const relay = new CountingRelay();
    portal = await startPortal({
      seed: only(BROKEN_ACCOUNT),
      entities: FLEET.entities.filter(isBroken),
      config: CONFIG,
      intercept: endpoint => relay.listen(endpoint),
    });
    const gone = await startSandbox({
      seed: only(BROKEN_ACCOUNT, { withoutMonitoring: true }),
    });
    try {
      await portal.collect();
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
      relay.target = gone.endpoint;
      const attempts: number[] = [];
      for (let interval = 0; interval < 5; interval += 1) {
        const before = relay.requests;
        await nextInterval();
        attempts.push(relay.requests - before);
      }
      expect(await statuses('session', isBroken)).toEqual(
        Array(4).fill('failed'),
      );
      // Four agents, each with a session of its own.
      expect(attempts.slice(1)).toEqual([4, 4, 4, 4]);
      relay.target = portal.sandbox.endpoint;
      await nextInterval();
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
    } finally {
      await relay.close();
      await gone.close();
    }
  }, 120_000);

  it('its roles are made anew: the old sessions are replaced at once', async () => {
    const relay = new CountingRelay();
    portal = await startPortal({
      seed: only(BROKEN_ACCOUNT),
      entities: FLEET.entities.filter(isBroken),
      config: CONFIG,
      intercept: endpoint => relay.listen(endpoint),
    });
    const anew = await startSandbox({ seed: only(BROKEN_ACCOUNT) });
    try {
      await portal.collect();
      relay.target = anew.endpoint;
      await nextInterval();
      await nextInterval();
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
    } finally {
      await relay.close();
      await anew.close();
    }
  }, 120_000);

  it('one action is denied: the others are asked as ever', async () => {
    portal = await startPortal({
      seed: denying('cloudwatch:DescribeAlarms', 'iam:GetRole'),
      entities: FLEET.entities.filter(isBroken),
      config: CONFIG,
    });
    const callsOf = (operation: string) =>
      portal.sandbox.calls
        .list()
        .filter(count => count.operation === operation)
        .reduce((sum, { calls, errors }) => sum + calls - errorsOf(errors), 0);
    for (let interval = 0; interval < 4; interval += 1) {
      portal.sandbox.calls.reset();
      await nextInterval();
      // One for each session and region.
      expect(callsOf('GetMetricData')).toBeGreaterThanOrEqual(4);
      expect(await statuses('metrics', isBroken)).toEqual(Array(4).fill('ok'));
    }
    const role: Array<{ failures: string }> = await portal
      .database('observations')
      .where({ collector: 'role' });
    expect(role.map(({ failures }) => failures)).toEqual(
      Array(4).fill(expect.stringContaining('iam:GetRole')),
    );
  }, 120_000);
});

function errorsOf(errors: Readonly<Record<string, number>>): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0);
}

function isBroken({ metadata }: Entity): boolean {
  const role = metadata.annotations?.['aws-agents/role-arn'] ?? '';
  return role.includes(`:${BROKEN_ACCOUNT}:`);
}

function isSound(entity: Entity): boolean {
  return !isBroken(entity);
}

/** The fleet's world with the portal's account and one other. */
function only(
  accountId: string,
  { withoutMonitoring = false } = {},
): SandboxSeed {
  const [portalAccount, ...others] = FLEET.seed.accounts;
  return {
    accounts: [
      portalAccount,
      ...others
        .filter(({ id }) => id === accountId)
        .map(account => ({
          ...account,
          roles: account.roles?.filter(
            ({ path }) => !withoutMonitoring || path === '/agents/',
          ),
        })),
    ],
  };
}

/** The broken account alone, with monitoring roles that are denied some actions. */
function denying(...actions: string[]): SandboxSeed {
  const { accounts } = only(BROKEN_ACCOUNT);
  return {
    accounts: accounts.map(account => ({
      ...account,
      roles: account.roles?.map(role => ({
        ...role,
        inlinePolicies: {
          ...role.inlinePolicies,
          denied: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Action: actions, Resource: '*' }],
          },
        },
      })),
    })),
  };
}
