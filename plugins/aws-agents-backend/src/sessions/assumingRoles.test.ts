import { startSandbox, type Sandbox } from 'aws-sandbox';
import { RateLimiter } from '../aws';
import type { CallKind } from '../aws/RateLimiter';
import {
  agentNamed,
  assumeRoleCalls,
  HUB_ROLE,
  PORTAL_KEY,
  PORTAL_USER,
  portalAt,
  SEED,
} from './__fixtures__/world';

const PAYMENTS = agentNamed('payments');

describe('the way to a monitoring role', () => {
  let sandbox: Sandbox;
  let portal: ReturnType<typeof portalAt>;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    sandbox.calls.reset();
    portal = portalAt(sandbox);
  });
  afterEach(() => portal.close());

  it('learns the longest session that a role allows', async () => {
    portal.close();
    portal = portalAt(sandbox, { session: { durationSeconds: 7200 } });
    const lifetime = async (name: string) => {
      const { issuedAt, expiresAt } = await portal.sessions.refresh(
        agentNamed(name),
      );
      return Math.round(
        (Date.parse(expiresAt) - Date.parse(issuedAt)) / 60_000,
      );
    };
    expect(await lifetime('ledger')).toBe(120);
    expect(assumeRoleCalls(sandbox)).toBe(1);
    expect(await lifetime('payments')).toBe(60);
    expect(assumeRoleCalls(sandbox)).toBe(3);
  });

  it('holds AssumeRole to the quota of the account that asks', async () => {
    portal.close();
    const turns: CallKind[] = [];
    const rates = RateLimiter.create({ quotaShare: 1, callsPerSecond: 1_000 });
    const turn = rates.turn.bind(rates);
    rates.turn = async (call, signal) => {
      turns.push(call);
      await turn(call, signal);
    };
    portal = portalAt(sandbox, {}, { rates });
    await portal.sessions.ensure(PAYMENTS);
    const sts = { service: 'STS', region: 'eu-west-1' };
    expect(turns).toEqual([
      { ...sts, operation: 'GetCallerIdentity', accountId: null },
      {
        ...sts,
        operation: 'AssumeRole',
        accountId: PORTAL_USER.split(':')[4],
      },
    ]);
  });

  it('slows down when STS throttles', async () => {
    await portal.sessions.ensure(PAYMENTS);
    const { id } = sandbox.faults.add({
      kind: 'throttle',
      service: 'sts',
      operation: 'AssumeRole',
    });
    await expect(
      portal.sessions.ensure(agentNamed('ledger')),
    ).rejects.toMatchObject({ failure: { code: 'throttled' } });
    sandbox.faults.remove(id);
    expect(portal.clients.state().throttled).toBeGreaterThan(0);
  });

  it('goes through the hub role, and keeps chained sessions to an hour', async () => {
    portal.close();
    portal = portalAt(sandbox, {
      hubRoleArn: HUB_ROLE,
      session: { durationSeconds: 7200 },
    });
    const before = await portal.sessions.describe(agentNamed('ledger'));
    expect(before.chain.map(({ kind, status }) => [kind, status])).toEqual([
      ['portal-identity', 'ok'],
      ['hub-role', 'not-reached'],
      ['monitoring-role', 'not-reached'],
    ]);
    expect(assumeRoleCalls(sandbox)).toBe(0);

    const session = await portal.sessions.ensure(agentNamed('ledger'));
    await portal.sessions.ensure(PAYMENTS);
    expect(session.chained).toBe(true);
    expect(
      Date.parse(session.expiresAt) - Date.parse(session.issuedAt),
    ).toBeLessThanOrEqual(3_600_000);
    expect(assumeRoleCalls(sandbox)).toBe(3);
    const { chain } = await portal.sessions.describe(agentNamed('ledger'));
    expect(chain).toMatchObject([
      { kind: 'portal-identity', arn: PORTAL_USER, source: 'config-keys' },
      { kind: 'hub-role', arn: HUB_ROLE, status: 'ok' },
      { kind: 'monitoring-role', status: 'ok', hazards: [] },
    ]);
  });

  it('assumes roles of an account from the identity that aws.accounts names', async () => {
    portal.close();
    portal = portalAt(
      sandbox,
      {},
      {
        aws: {
          mainAccount: {
            accessKeyId: 'AKIANOBODYEXAMPLE000',
            secretAccessKey: 'x',
          },
          accounts: [{ accountId: '111122223333', ...PORTAL_KEY }],
        },
      },
    );
    await portal.sessions.ensure(PAYMENTS);
    const { chain } = await portal.sessions.describe(PAYMENTS);
    expect(chain[0]).toMatchObject({
      arn: PORTAL_USER,
      source: 'config-keys',
      hazards: [{ id: 'long-lived-key' }],
    });
  });
});
