import {
  agentCredentialsResponseSchema,
  agentResponseSchema,
  sessionListResponseSchema,
} from 'backstage-plugin-aws-agents-common';
import type { SandboxSeed } from 'aws-sandbox';
import { assumeRoleCalls } from './world/assumeRoleCalls';
import { PAYMENTS, PROMOTIONS } from './world/entities';
import { SEED } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';

const PAYMENTS_RULE = {
  id: 'payments-roles-are-for-payments',
  entities: { labels: { team: 'payments' } },
  roles: ['agents/payments-*', 'monitoring/payments'],
};

/** The world in which the role of payments lets the portal in for anybody. */
function unguarded(): SandboxSeed {
  const seed: SandboxSeed = JSON.parse(JSON.stringify(SEED));
  for (const role of seed.accounts.flatMap(({ roles = [] }) => roles)) {
    if (role.path === '/monitoring/' && role.name === 'payments') {
      const trust = role.trust as { Statement: Array<{ Condition?: object }> };
      const [statement] = trust.Statement;
      delete statement.Condition;
    }
  }
  return seed;
}

describe('the role of payments, annotated on promotions', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  async function promotions() {
    const { body } = await portal.get(agentPath(PROMOTIONS));
    return agentResponseSchema.parse(body);
  }

  it('is refused by AWS, which demands the ExternalId of payments', async () => {
    portal = await startPortal({ entities: [PAYMENTS, PROMOTIONS] });
    await portal.collect();
    const refused = await promotions();
    expect(refused).toMatchObject({
      status: 'failed',
      session: null,
      role: null,
      failure: {
        code: 'assume-role-denied',
        cause: expect.stringContaining(
          '"acme-portal/component:default/promotions"',
        ),
      },
    });
    expect(refused.chain.at(-1)).toMatchObject({
      kind: 'monitoring-role',
      status: 'failed',
    });
    // AWS's own record says on whose behalf the portal asked.
    const attempt = portal.sandbox.cloudTrail
      .events({ eventName: 'AssumeRole' })
      .find(({ errorCode }) => errorCode === 'AccessDenied');
    expect(attempt?.requestParameters).toMatchObject({
      roleSessionName: 'component.default.promotions',
      externalId: 'acme-portal/component:default/promotions',
    });
  });

  it('is refused by the binding rule that reserves it, before AWS is asked', async () => {
    const labelled = {
      ...PAYMENTS,
      metadata: { ...PAYMENTS.metadata, labels: { team: 'payments' } },
    };
    portal = await startPortal({
      entities: [labelled, PROMOTIONS],
      config: { bindingRules: [PAYMENTS_RULE] },
    });
    await portal.collect();
    expect(await promotions()).toMatchObject({
      status: 'failed',
      chain: [],
      failure: {
        code: 'binding-refused',
        cause:
          "The binding rule payments-roles-are-for-payments reserves this role: the entity's label team is not set instead of payments.",
      },
    });
    expect((await portal.post(agentPath(PROMOTIONS, '/refresh'))).status).toBe(
      400,
    );
    const { body } = await portal.get(agentPath(PAYMENTS));
    expect(body.status).toBe('ok');
    expect(assumeRoleCalls(portal.sandbox)).toBe(1);
  });

  it('can be borrowed where its trust policy demands nothing, and both are told so', async () => {
    portal = await startPortal({
      seed: unguarded(),
      entities: [PAYMENTS, PROMOTIONS],
    });
    await portal.collect();
    for (const entity of [PAYMENTS, PROMOTIONS]) {
      const { body } = await portal.get(agentPath(entity));
      const agent = agentResponseSchema.parse(body);
      expect(agent).toMatchObject({
        status: 'degraded',
        reason: expect.stringContaining('lets the portal in for any entity'),
        failure: {
          code: 'external-id-ignored',
          snippet: {
            text: expect.stringContaining(
              `acme-portal/component:default/${entity.metadata.name}`,
            ),
          },
        },
      });
      expect(agent.chain.at(-1)?.hazards).toEqual([
        expect.objectContaining({
          id: 'external-id-ignored',
          severity: 'critical',
        }),
      ]);
    }
    expect(assumeRoleCalls(portal.sandbox)).toBe(2);
  });
});

describe('what people ask for again and again', () => {
  let portal: Portal;

  beforeEach(async () => {
    portal = await startPortal({
      entities: [PAYMENTS],
      config: { limits: { minRefreshSeconds: 60 } },
    });
  });
  afterEach(() => portal.stop());

  it('is answered with what is known, and when to ask again', async () => {
    const callsAfter = async (path: string) => {
      const { status, body, headers } = await portal.post(
        agentPath(PAYMENTS, path),
      );
      expect(status).toBe(200);
      const retryAfter = Number(headers['retry-after']);
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(60);
      return {
        body,
        calls: portal.sandbox.calls
          .list()
          .reduce((sum, { calls }) => sum + calls, 0),
      };
    };
    const first = await callsAfter('/refresh');
    const again = await callsAfter('/refresh');
    expect(again.calls).toBe(first.calls);
    expect(agentResponseSchema.parse(again.body)).toMatchObject({
      status: 'ok',
      refreshableAt: expect.any(String),
    });

    const renewed = await callsAfter('/credentials/refresh');
    const asBefore = await callsAfter('/credentials/refresh');
    expect(asBefore.calls).toBe(renewed.calls);
    expect(agentCredentialsResponseSchema.parse(asBefore.body)).toMatchObject({
      renewableAt: expect.any(String),
      session: { refreshCount: renewed.body.session.refreshCount },
    });
    // Looking is never held back.
    const { headers } = await portal.get(agentPath(PAYMENTS));
    expect(headers['retry-after']).toBeUndefined();
  });
});

describe('the sessions that are kept', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  it('are listed as far as the caller sees their entities, the refused first', async () => {
    portal = await startPortal({
      entities: [PAYMENTS, PROMOTIONS],
      hidden: [
        {
          userEntityRef: 'user:default/guest',
          entityRef: 'component:default/promotions',
        },
      ],
    });
    await portal.collect();
    const list = async (user: string) => {
      const { body } = await portal.get('/credentials/sessions', user);
      const { sessions, totalItems } = sessionListResponseSchema.parse(body);
      return [
        totalItems,
        ...sessions.map(({ entityRef, status }) => `${entityRef} ${status}`),
      ];
    };
    expect(await list('owner')).toEqual([
      2,
      'component:default/promotions failed',
      'component:default/payments live',
    ]);
    expect(await list('guest')).toEqual([1, 'component:default/payments live']);
  });
});
