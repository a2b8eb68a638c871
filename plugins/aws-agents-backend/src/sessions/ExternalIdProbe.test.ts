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
/** Its trust policy has no condition. */
const OPEN = agentNamed('open');

describe('the ExternalId of a monitoring role', () => {
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

  it('is demanded by a role that refuses another', async () => {
    await expect(portal.sessions.probeExternalId(PAYMENTS)).resolves.toBe(
      'demanded',
    );
  });

  it('is ignored by a role that does not', async () => {
    await expect(portal.sessions.probeExternalId(OPEN)).resolves.toBe(
      'ignored',
    );
  });

  it('is probed once in the lifetime of a session, with a policy that allows nothing', async () => {
    await portal.sessions.ensure(OPEN);
    await Promise.all([
      portal.sessions.probeExternalId(OPEN),
      portal.sessions.probeExternalId(OPEN),
    ]);
    await portal.sessions.probeExternalId(OPEN);
    expect(assumeRoleCalls(sandbox)).toBe(2);
    const [probe] = sandbox.cloudTrail
      .events({ eventName: 'AssumeRole' })
      .filter(({ requestParameters }) =>
        String(requestParameters?.externalId).includes('another-entity'),
      );
    expect(probe.requestParameters).toMatchObject({
      durationSeconds: 900,
      policy: expect.stringContaining('"Effect":"Deny"'),
    });
    // The session with which the agent is observed is the same as before.
    const { session } = await portal.sessions.describe(OPEN);
    expect(session).toMatchObject({
      externalId: 'acme/component:default/open',
    });
  });

  it('is not known when AWS does not answer', async () => {
    await portal.sessions.ensure(PAYMENTS);
    sandbox.faults.add({ kind: 'server-error', service: 'sts' });
    await expect(portal.sessions.probeExternalId(PAYMENTS)).resolves.toBe(
      'unknown',
    );
  });

  it('is told apart from that of another entity, with tags and caller', async () => {
    portal.close();
    portal = portalAt(sandbox, {
      session: { sourceIdentity: 'acme', tags: { entity: '{name}' } },
    });
    await expect(portal.sessions.assumptionOf(PAYMENTS)).resolves.toEqual({
      callerArn: PORTAL_USER,
      externalId: 'acme/component:default/payments',
      roleSessionName: 'component.default.payments',
      sourceIdentity: 'acme',
      tags: { entity: 'payments' },
      forAnother: {
        externalId: 'acme/component:default/aws-agents.another-entity',
        roleSessionName: 'component.default.aws-agents.another-entity',
        tags: { entity: 'aws-agents.another-entity' },
      },
    });
    expect(assumeRoleCalls(sandbox)).toBe(0);

    portal.close();
    portal = portalAt(sandbox, { hubRoleArn: HUB_ROLE });
    await expect(portal.sessions.assumptionOf(PAYMENTS)).resolves.toMatchObject(
      { callerArn: HUB_ROLE },
    );

    portal.close();
    portal = portalAt(sandbox, {}, { aws: { mainAccount: { profile: 'no' } } });
    await expect(portal.sessions.assumptionOf(PAYMENTS)).resolves.toMatchObject(
      { callerArn: null },
    );
  });
});
