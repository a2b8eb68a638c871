import {
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  agentListResponseSchema,
  agentResponseSchema,
  findingWaiverSchema,
  FIX_FLAVOURS,
  metricsResponseSchema,
  permissionFixResponseSchema,
  permissionsResponseSchema,
  type FixFlavour,
} from 'backstage-plugin-aws-agents-common';
import { startDemo } from './world/demo';
import type { Portal } from './world/startPortal';

const SHIPPING = '/agents/component/default/shipping';
const ROLE = 'shipping-alloy';

/** A request with a body, as somebody. */
async function send(
  portal: Portal,
  method: 'POST' | 'DELETE',
  path: string,
  body?: object,
) {
  const response = await fetch(`${portal.url}${path}`, {
    method,
    headers: {
      authorization: mockCredentials.user.header('user:default/guest'),
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

async function permissionsOf(portal: Portal, path = SHIPPING) {
  const { body } = await portal.get(`${path}/permissions`);
  const { permissions } = permissionsResponseSchema.parse(body);
  if (!permissions) {
    throw new Error(`no permissions of ${path}: ${JSON.stringify(body)}`);
  }
  return permissions;
}

async function fixOf(portal: Portal, flavour: FixFlavour, path = SHIPPING) {
  const { body } = await portal.get(
    `${path}/permissions/fix?flavour=${flavour}`,
  );
  const { fix, reason } = permissionFixResponseSchema.parse(body);
  if (!fix) {
    throw new Error(reason);
  }
  return fix;
}

async function summaryOf(portal: Portal, name: string) {
  const { items } = agentListResponseSchema.parse(
    (await portal.get('/agents')).body,
  );
  return items.find(({ entityRef }) => entityRef.endsWith(`/${name}`));
}

/** As the engineer who mends roles, not as the portal. */
function engineer(portal: Portal): IAMClient {
  return new IAMClient({
    endpoint: portal.sandbox.endpoint,
    region: 'eu-central-1',
    credentials: {
      accessKeyId: 'AKIADEMOENGINEER001',
      secretAccessKey: 'demo-only-platform-engineer-secret-key-01',
    },
  });
}

describe('permissions of a service whose role may do too much', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startDemo();
    await portal.collect();
  });
  afterAll(() => portal.stop());

  it('show what is granted, needed, in excess and dangerous', async () => {
    const permissions = await permissionsOf(portal);

    expect(permissions.summary).toMatchObject({ missing: 0, undecided: 0 });
    expect(permissions.summary.excess).toBeGreaterThan(0);
    const needed = permissions.needed.filter(({ optional }) => !optional);
    expect(needed.length).toBeGreaterThan(15);
    for (const need of needed) {
      expect(need).toMatchObject({
        decision: 'allowed',
        source: expect.stringMatching(/\w/),
        allowedBy: { policyName: expect.any(String) },
      });
    }

    const [riskiest] = permissions.excess;
    expect(['critical', 'high']).toContain(riskiest.severity);
    expect(permissions.tooBroad.length).toBeGreaterThan(0);
    expect(permissions.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'privilege-escalation',
        'pass-any-role',
        'not-action-with-allow',
        'service-wildcard',
      ]),
    );
    for (const { policyId, lines, statement } of permissions.findings) {
      const policy = permissions.policies.find(({ id }) => id === policyId);
      const count = policy?.text.split('\n').length ?? 0;
      expect(lines?.end).toBeLessThanOrEqual(count);
      expect(statement?.lines?.start).toBeLessThanOrEqual(lines?.start ?? 0);
    }

    expect(permissions.granted[0].service).toBe('*');
    const s3 = permissions.granted.find(({ service }) => service === 's3');
    expect(s3).toMatchObject({ title: 'Amazon S3', allowed: s3?.total });
    expect(permissions.trust.statements).toMatchObject([
      {
        principals: [{ kind: 'service', value: 'ecs-tasks.amazonaws.com' }],
        conditions: [{ kind: 'source' }, { kind: 'source' }],
        severity: null,
      },
    ]);
  });

  it('count in the list of agents and in the state', async () => {
    const { summary } = await permissionsOf(portal);
    expect(await summaryOf(portal, 'shipping')).toMatchObject({
      status: 'degraded',
      reason: expect.stringMatching(/finding: /),
      permissionSummary: summary,
    });
    expect(
      (await summaryOf(portal, 'payments'))?.permissionSummary,
    ).toMatchObject({
      missing: 0,
      findings: { critical: 0, high: 0 },
    });
  });

  it('come back when waivers are withdrawn, and stay in sight meanwhile', async () => {
    const { findings } = await permissionsOf(portal);
    const grave = findings.filter(({ severity }) =>
      ['critical', 'high'].includes(severity),
    );
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const waivers = [];
    for (const { id: findingId } of grave) {
      const { status, body } = await send(
        portal,
        'POST',
        `${SHIPPING}/permissions/waivers`,
        { findingId, reason: 'Until the migration is over', until },
      );
      expect(status).toBe(201);
      waivers.push(findingWaiverSchema.parse(body));
    }
    expect(await summaryOf(portal, 'shipping')).toMatchObject({
      permissionSummary: {
        findings: { critical: 0, high: 0 },
        waived: grave.length,
      },
    });
    expect((await summaryOf(portal, 'shipping'))?.reason).not.toMatch(
      /finding: /,
    );

    const again = await send(
      portal,
      'POST',
      `${SHIPPING}/permissions/waivers`,
      {
        findingId: grave[0].id,
        reason: 'Twice',
        until,
      },
    );
    expect(again.status).toBe(409);

    // What was waived is the same finding after the role was read again.
    await portal.post(`${SHIPPING}/refresh`);
    const refreshed = await permissionsOf(portal);
    expect(
      refreshed.findings.filter(({ waiver }) => waiver !== null),
    ).toHaveLength(grave.length);
    expect(refreshed.findings[0].waiver).toMatchObject({
      reason: 'Until the migration is over',
      createdBy: 'user:default/guest',
      state: 'active',
    });

    for (const { id } of waivers) {
      const { status } = await send(
        portal,
        'DELETE',
        `${SHIPPING}/permissions/waivers/${id}`,
      );
      expect(status).toBe(200);
    }
    expect(await summaryOf(portal, 'shipping')).toMatchObject({
      status: 'degraded',
      reason: expect.stringMatching(/finding: /),
      permissionSummary: { waived: 0 },
    });
    const { waivers: history } = await permissionsOf(portal);
    expect(history.map(({ state }) => state)).toEqual(
      waivers.map(() => 'withdrawn'),
    );
  });

  it.each([
    [
      { findingId: 'none-such', reason: 'r', until: '2099-01-01T00:00:00Z' },
      400,
    ],
    [{ findingId: '', reason: 'r', until: 'soon' }, 400],
    [{ findingId: 'x', reason: ' ', until: '2099-01-01T00:00:00Z' }, 400],
    [
      {
        findingId: 'none-such',
        reason: 'r',
        until: new Date(Date.now() + 1e7).toISOString(),
      },
      404,
    ],
  ])('refuse a waiver like %j', async (body, status) => {
    const answer = await send(
      portal,
      'POST',
      `${SHIPPING}/permissions/waivers`,
      body,
    );
    expect(answer.status).toBe(status);
  });

  it('have a fix in every flavour that leaves nothing unmet and no finding', async () => {
    for (const flavour of FIX_FLAVOURS) {
      const fix = await fixOf(portal, flavour);
      expect(fix.effect.unmet).toEqual([]);
      expect(fix.effect.findings).toEqual([]);
      expect(fix.effect.newlyDeniedCount).toBeGreaterThan(0);
      expect(fix.effect.newlyAllowedCount).toBe(0);
      expect(fix.files[0].text).toContain('cloudwatch:GetMetricData');
      expect(fix.replaces).toEqual(['PowerUserAccess']);
    }
    const refused = await portal.get(
      `${SHIPPING}/permissions/fix?flavour=pulumi`,
    );
    expect(refused.status).toBe(400);
  });

  it('have no findings once the fix is applied, while metrics still flow', async () => {
    const { identity, trust } = await fixOf(portal, 'json');
    const iam = engineer(portal);
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: ROLE,
        PolicyName: 'agent-permissions',
        PolicyDocument: identity.after,
      }),
    );
    await iam.send(
      new DeleteRolePolicyCommand({ RoleName: ROLE, PolicyName: 'everything' }),
    );
    await iam.send(
      new DetachRolePolicyCommand({
        RoleName: ROLE,
        PolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
      }),
    );
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: ROLE,
        PolicyDocument: trust?.after,
      }),
    );

    const { body } = await portal.post(`${SHIPPING}/refresh`);
    expect(agentResponseSchema.parse(body)).toMatchObject({ status: 'ok' });
    const permissions = await permissionsOf(portal);
    expect(permissions).toMatchObject({
      findings: [],
      excess: [],
      tooBroad: [],
    });
    expect(permissions.summary).toMatchObject({ missing: 0, undecided: 0 });

    const { series } = metricsResponseSchema.parse(
      (await portal.get(`${SHIPPING}/metrics?range=1h`)).body,
    );
    expect(series.length).toBeGreaterThan(0);
  });
});

describe('permissions of a role with which the portal observes too', () => {
  const TRACKING = '/agents/component/default/tracking';
  const OBSERVATION = 'portal-observation';
  let portal: Portal;

  beforeAll(async () => {
    portal = await startDemo();
    await portal.collect();
  });
  afterAll(() => portal.stop());

  const observing = async () => {
    const { needed } = await permissionsOf(portal, TRACKING);
    return needed.filter(({ capability }) => capability === OBSERVATION);
  };

  it('count what the portal reads among the needs, never as missing', async () => {
    const { summary, needed, excess, trust } = await permissionsOf(
      portal,
      TRACKING,
    );
    const reads = await observing();
    expect(reads).toContainEqual(
      expect.objectContaining({
        action: 'iam:GetRole',
        resource: 'arn:aws:iam::444455556666:role/agents/tracking-alloy',
        why: 'the portal observes the agent with this role',
        optional: true,
        decision: 'allowed',
      }),
    );
    expect(reads).toContainEqual(
      expect.objectContaining({
        action: 's3:GetBucketPolicy',
        decision: 'allowed',
      }),
    );
    expect(reads).toContainEqual(
      expect.objectContaining({
        action: 'cloudwatch:DescribeAlarms',
        decision: 'denied',
      }),
    );
    expect(summary.missing).toBe(
      needed.filter(
        ({ decision, optional }) => decision === 'denied' && !optional,
      ).length,
    );
    expect(
      excess.flatMap(({ actions }) => actions.map(({ action }) => action)),
    ).toEqual(['s3:GetBucketLocation', 's3:GetBucketPolicyStatus']);
    expect(
      trust.statements?.map(({ principals: [{ portal: is }] }) => is),
    ).toEqual([false, true]);
    expect(
      (await permissionsOf(portal, '/agents/component/default/shipping'))
        .needed,
    ).not.toContainEqual(expect.objectContaining({ capability: OBSERVATION }));
  });

  it('are mended without blinding the portal', async () => {
    const before = await observing();
    const { identity, trust, replaces } = await fixOf(portal, 'json', TRACKING);
    expect(replaces).toEqual([]);
    const iam = engineer(portal);
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'tracking-alloy',
        PolicyName: 'collect-telemetry',
        PolicyDocument: identity.after,
      }),
    );
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'tracking-alloy',
        PolicyDocument: trust?.after,
      }),
    );

    await portal.post(`${TRACKING}/refresh`);
    const renewed = await portal.post(`${TRACKING}/credentials/refresh`);
    expect(renewed.status).toBe(200);
    const permissions = await permissionsOf(portal, TRACKING);
    expect(permissions).toMatchObject({
      findings: [],
      excess: [],
      tooBroad: [],
      summary: { missing: 0, undecided: 0 },
    });
    const after = await observing();
    for (const { id, decision } of before.filter(
      need => need.decision === 'allowed',
    )) {
      expect(after).toContainEqual(expect.objectContaining({ id, decision }));
    }
    const { body } = await portal.get(TRACKING);
    const { observations } = agentResponseSchema.parse(body);
    expect(
      Object.fromEntries(
        observations.map(({ collector, status }) => [collector, status]),
      ),
    ).toMatchObject({ role: 'ok', session: 'ok', metrics: 'ok' });
  });
});

describe('waivers', () => {
  it('need their permission, and are in the audit log', async () => {
    const portal = await startDemo({ denied: ['aws-agents.finding.waive'] });
    try {
      await portal.collect();
      const [{ id: findingId }] = (await permissionsOf(portal)).findings;
      const until = new Date(Date.now() + 86_400_000).toISOString();
      const { status } = await send(
        portal,
        'POST',
        `${SHIPPING}/permissions/waivers`,
        { findingId, reason: 'No', until },
      );
      expect(status).toBe(403);
      expect(
        portal.logs.filter(line => line.includes('finding-waive')).join('\n'),
      ).toMatch(/failed/);
    } finally {
      await portal.stop();
    }
  });
});
