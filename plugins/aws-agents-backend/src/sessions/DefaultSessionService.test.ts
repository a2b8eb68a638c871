import {
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { mockServices } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import {
  agentNamed,
  assumeRoleCalls,
  HUB_ROLE,
  PORTAL_USER,
  portalAt,
  SEED,
} from './__fixtures__/world';

const PAYMENTS = agentNamed('payments');

describe('DefaultSessionService', () => {
  let sandbox: Sandbox;
  let portal: ReturnType<typeof portalAt>;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    sandbox.faults.clear();
    sandbox.calls.reset();
    portal = portalAt(sandbox);
  });
  afterEach(() => portal.close());

  it('assumes a role with ExternalId, session policy and a name that says who looks', async () => {
    const session = await portal.sessions.ensure(PAYMENTS);
    expect(session).toMatchObject({
      roleArn: 'arn:aws:iam::111122223333:role/monitoring/payments',
      roleSessionName: 'component.default.payments',
      accessKeyId: expect.stringMatching(/^\*{12}[A-Z0-9]{4}$/),
      stsRegion: 'eu-west-1',
      externalIdMode: 'entity',
      externalId: 'acme/component:default/payments',
      sessionPolicy: { applied: true },
      chained: false,
      refreshCount: 0,
      lastFailure: null,
    });
    expect(
      Date.parse(session.expiresAt) - Date.parse(session.issuedAt),
    ).toBeLessThanOrEqual(3_600_000);
  });

  it('makes one AssumeRole for fifty callers at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () => portal.sessions.ensure(PAYMENTS)),
    );
    await portal.sessions.ensure(PAYMENTS);
    expect(assumeRoleCalls(sandbox)).toBe(1);
  });

  it("cannot borrow another entity's role, and does not ask twice", async () => {
    const promotions = agentNamed('promotions', 'payments');
    const attempt = () => portal.sessions.ensure(promotions);
    await expect(attempt()).rejects.toMatchObject({
      failure: {
        code: 'assume-role-denied',
        cause: expect.stringContaining('"acme/component:default/promotions"'),
        snippet: { language: 'json', text: expect.any(String) },
        call: { operation: 'AssumeRole', errorCode: 'AccessDenied' },
      },
    });
    await expect(attempt()).rejects.toMatchObject({ name: 'AwsFailureError' });
    expect(assumeRoleCalls(sandbox)).toBe(1);
    const { session, chain } = await portal.sessions.describe(promotions);
    expect(session).toBeNull();
    expect(chain[1]).toMatchObject({
      kind: 'monitoring-role',
      status: 'failed',
      failure: { code: 'assume-role-denied' },
    });
    const trustPolicy = JSON.parse(chain[1].failure!.snippet!.text);
    expect(trustPolicy.Statement[0]).toMatchObject({
      Principal: { AWS: PORTAL_USER },
      Condition: {
        StringEquals: { 'sts:ExternalId': 'acme/component:default/promotions' },
      },
    });
  });

  it('limits sessions to the declared actions, whatever the role may do', async () => {
    const iam = portal.clients.client(IAMClient, {
      agent: PAYMENTS,
      region: 'eu-west-1',
    });
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'payments' })),
    ).resolves.toMatchObject({ Role: { RoleName: 'payments' } });
    await expect(iam.send(new ListRolesCommand({}))).rejects.toMatchObject({
      failure: { code: 'session-policy-denies' },
    });
  });

  it('records every call of an agent', async () => {
    const iam = portal.clients.client(IAMClient, {
      agent: PAYMENTS,
      region: 'eu-west-1',
    });
    await iam.send(new GetRoleCommand({ RoleName: 'payments' }));
    await iam.send(new ListRolesCommand({})).catch(() => {});
    expect(portal.recorder.callsFor('component:default/payments')).toEqual([
      expect.objectContaining({
        operation: 'ListRoles',
        errorCode: 'AccessDenied',
        httpStatus: 403,
      }),
      expect.objectContaining({
        service: 'IAM',
        operation: 'GetRole',
        accountId: '111122223333',
        roleArn: PAYMENTS.monitoringRoleArn,
        httpStatus: 200,
        errorCode: null,
        requestId: expect.any(String),
        retries: 0,
      }),
      expect.objectContaining({ service: 'STS', operation: 'AssumeRole' }),
    ]);
  });

  it('renews once when AWS says that the session has expired', async () => {
    const iam = portal.clients.client(IAMClient, {
      agent: PAYMENTS,
      region: 'eu-west-1',
    });
    await portal.sessions.ensure(PAYMENTS);
    sandbox.faults.add({ kind: 'expired-token', service: 'iam', count: 1 });
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'payments' })),
    ).resolves.toMatchObject({ Role: { RoleName: 'payments' } });
    expect(assumeRoleCalls(sandbox)).toBe(2);

    sandbox.faults.add({ kind: 'expired-token', service: 'iam' });
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'payments' })),
    ).rejects.toMatchObject({ failure: { code: 'expired-token' } });
    // The session was replaced just now: another one would not help.
    expect(assumeRoleCalls(sandbox)).toBe(2);
  });

  it('repeats throttled calls, and says so when it lasts', async () => {
    sandbox.faults.add({
      kind: 'throttle',
      service: 'sts',
      operation: 'AssumeRole',
      count: 1,
    });
    await portal.sessions.ensure(PAYMENTS);
    expect(
      portal.recorder.callsFor('component:default/payments')[0],
    ).toMatchObject({ operation: 'AssumeRole', retries: 1 });

    sandbox.faults.add({ kind: 'throttle', service: 'sts' });
    await expect(
      portal.sessions.ensure(agentNamed('ledger')),
    ).rejects.toMatchObject({
      failure: { code: 'throttled', retryable: true },
    });
  });

  it('sends source identity and session tags', async () => {
    portal.close();
    portal = portalAt(sandbox, {
      session: {
        sourceIdentity: 'acme-portal',
        tags: { entity: '{kind}/{namespace}/{name}' },
      },
    });
    await portal.sessions.ensure(PAYMENTS);
    const event = sandbox.cloudTrail.events({ eventName: 'AssumeRole' }).at(-1);
    expect(event?.requestParameters).toMatchObject({
      sourceIdentity: 'acme-portal',
      tags: [{ key: 'entity' }],
    });
  });

  it('logs a session that cannot be renewed, and its recovery', async () => {
    portal.close();
    const logger = mockServices.logger.mock();
    let now = Date.now();
    portal = portalAt(
      sandbox,
      {},
      {
        logger,
        clock: { now: () => now, random: () => 0 },
      },
    );
    await portal.sessions.ensure(PAYMENTS);
    sandbox.faults.add({ kind: 'server-error', service: 'sts' });
    now += 40 * 60_000;
    await expect(portal.sessions.refresh(PAYMENTS)).rejects.toMatchObject({
      failure: { code: 'service-error' },
    });
    // The old session still serves.
    await expect(portal.sessions.ensure(PAYMENTS)).resolves.toMatchObject({
      lastFailure: { code: 'service-error' },
    });
    sandbox.faults.clear();
    now += 60_000;
    await portal.sessions.refresh(PAYMENTS);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^No session of .*payments: service-error/),
    );
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/payments is live again$/),
    );
  });

  it('lists what it keeps, without secrets, the broken ones first', async () => {
    expect(portal.sessions.list()).toEqual([]);
    await portal.sessions.ensure(PAYMENTS);
    await portal.sessions
      .ensure(agentNamed('promotions', 'payments'))
      .catch(() => {});
    const list = portal.sessions.list();
    expect(list).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/promotions',
        status: 'failed',
        session: null,
        lastFailure: expect.objectContaining({ code: 'assume-role-denied' }),
      }),
      expect.objectContaining({
        entityRef: 'component:default/payments',
        kind: 'monitoring-role',
        status: 'live',
        session: expect.objectContaining({ assumedBy: PORTAL_USER }),
        lastFailure: null,
      }),
    ]);
    const { secretAccessKey, sessionToken } = await portal.sessions.credentials(
      PAYMENTS,
    );
    const text = JSON.stringify(list);
    expect(text).not.toContain(secretAccessKey);
    expect(text).not.toContain(sessionToken);

    portal.close();
    portal = portalAt(sandbox, {
      hubRoleArn: HUB_ROLE,
      externalId: {
        mode: 'fixed',
        value: 'acme/component:default/payments',
      },
    });
    await portal.sessions.ensure(PAYMENTS);
    expect(
      portal.sessions.list().map(({ kind, entityRef }) => [kind, entityRef]),
    ).toEqual(
      expect.arrayContaining([
        ['hub-role', null],
        ['monitoring-role', null],
      ]),
    );
  });

  it('survives a portal that has no identity', async () => {
    portal.close();
    portal = portalAt(
      sandbox,
      {},
      { aws: { mainAccount: { profile: 'no-such-profile' } } },
    );
    await expect(portal.sessions.ensure(PAYMENTS)).rejects.toMatchObject({
      failure: {
        code: 'no-credentials',
        cause: expect.stringContaining('no-such-profile'),
      },
    });
    const { chain } = await portal.sessions.describe(PAYMENTS);
    expect(chain[0]).toMatchObject({
      kind: 'portal-identity',
      arn: null,
      status: 'failed',
      hazards: [{ id: 'profile-missing' }],
    });
  });
});
