import { mockServices } from '@backstage/backend-test-utils';
import { agentResponseSchema } from 'backstage-plugin-aws-agents-common';
import {
  CHECKOUT,
  LOYALTY,
  PAYMENTS,
  PROMOTIONS,
  SHIPPING,
} from './world/entities';
import { LOGISTICS_ACCOUNT, PAYMENTS_ACCOUNT } from './world/seed';
import { assumeRoleCalls } from './world/assumeRoleCalls';
import { agentPath, startPortal, type Portal } from './world/startPortal';

describe('what goes wrong', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  async function agent(entity: typeof PAYMENTS) {
    const response = await portal.get(agentPath(entity));
    expect(response.status).toBe(200);
    return agentResponseSchema.parse(response.body);
  }

  it('a trust policy with another ExternalId: says so, with the fix', async () => {
    portal = await startPortal();
    await portal.collect();

    const checkout = await agent(CHECKOUT);
    expect(checkout).toMatchObject({
      status: 'failed',
      failure: {
        call: {
          service: 'STS',
          operation: 'AssumeRole',
          errorCode: 'AccessDenied',
        },
        snippet: {
          text: expect.stringContaining(
            'acme-portal/component:default/checkout',
          ),
        },
      },
    });
    expect(checkout.chain.map(({ status }) => status)).toEqual([
      'ok',
      'failed',
    ]);
    expect(checkout.observations).toEqual([
      expect.objectContaining({ collector: 'session', status: 'failed' }),
      expect.objectContaining({ collector: 'metrics', status: 'unknown' }),
      expect.objectContaining({ collector: 'alarms', status: 'unknown' }),
      expect.objectContaining({ collector: 'role', status: 'unknown' }),
      expect.objectContaining({ collector: 'external-id', status: 'unknown' }),
      expect.objectContaining({ collector: 'service-use', status: 'unknown' }),
    ]);
    expect((await agent(PAYMENTS)).status).toBe('ok');
  });

  it('the role of another entity: AWS refuses, and nothing of it is shown', async () => {
    portal = await startPortal();
    await portal.collect();

    const promotions = await agent(PROMOTIONS);
    expect(promotions).toMatchObject({ status: 'failed', role: null });
    expect(promotions.failure?.call?.operation).toBe('AssumeRole');
    const metrics = await portal.get(
      agentPath(PROMOTIONS, '/metrics?range=1h'),
    );
    expect(metrics.body).toMatchObject({
      state: { status: 'unknown' },
      series: [],
    });
    expect((await agent(PAYMENTS)).status).toBe('ok');
  });

  it('an expired session: is renewed once, and the call is made again', async () => {
    portal = await startPortal();
    await portal.post(agentPath(PAYMENTS, '/refresh'));
    portal.sandbox.faults.add({
      kind: 'expired-token',
      service: 'iam',
      operation: 'GetRole',
      count: 1,
    });

    const response = await portal.post(agentPath(PAYMENTS, '/refresh'));
    expect(response.body.status).toBe('ok');
    expect(assumeRoleCalls(portal.sandbox)).toBe(2);
  });

  it('a session that cannot be renewed: failed, with the last good data beside it', async () => {
    portal = await startPortal();
    await portal.collect();
    portal.sandbox.clock.advance(2 * 3600);
    portal.sandbox.faults.add({
      kind: 'server-error',
      service: 'sts',
      operation: 'AssumeRole',
      accountId: PAYMENTS_ACCOUNT,
    });

    const response = await portal.post(agentPath(PAYMENTS, '/refresh'));
    const payments = agentResponseSchema.parse(response.body);
    expect(payments.status).toBe('failed');
    expect(payments.role?.name).toBe('payments-alloy');
  });

  it('throttling: the account is failed with its cause, the other is not', async () => {
    portal = await startPortal({ config: { limits: { maxAttempts: 2 } } });
    portal.sandbox.faults.add({
      kind: 'throttle',
      service: 'cloudwatch',
      accountId: PAYMENTS_ACCOUNT,
    });
    await portal.collect();

    const payments = await agent(PAYMENTS);
    expect(payments.status).toBe('failed');
    expect(payments.failure).toMatchObject({
      code: 'throttled',
      retryable: true,
    });
    expect(payments.role).not.toBeNull();
    const shipping = await agent(SHIPPING);
    expect(
      shipping.observations.find(({ collector }) => collector === 'metrics')
        ?.status,
    ).toBe('ok');
  });

  it('AWS down after a good collection: failed, and the charts stay', async () => {
    portal = await startPortal();
    await portal.collect();
    portal.sandbox.faults.add({
      kind: 'drop-connection',
      accountId: PAYMENTS_ACCOUNT,
    });
    await portal.post(agentPath(PAYMENTS, '/refresh'));

    const payments = await agent(PAYMENTS);
    expect(payments.status).toBe('failed');
    expect(payments.failure?.code).toBe('unreachable');
    const { body } = await portal.get(agentPath(PAYMENTS, '/metrics?range=3h'));
    expect(body.state).toMatchObject({ status: 'failed' });
    expect(body.state.dataAt).not.toBeNull();
    expect(body.state.dataAt < body.state.observedAt).toBe(true);
    expect(
      body.series.some(
        (item: { points: unknown[] }) => item.points.length > 100,
      ),
    ).toBe(true);
    const deliveries = await portal.get(agentPath(PAYMENTS, '/deliveries'));
    expect(deliveries.body.deliveries[0].objects).toBeGreaterThan(100);

    const shipping = await portal.post(agentPath(SHIPPING, '/refresh'));
    expect(shipping.body.status).toBe('degraded');
  });

  it('a slow account: the others are done before it times out', async () => {
    portal = await startPortal({
      config: {
        collection: { intervalSeconds: 10, timeoutSeconds: 10 },
        limits: {
          connectTimeoutMillis: 1_000,
          requestTimeoutMillis: 4_000,
          maxAttempts: 1,
        },
      },
    });
    portal.sandbox.faults.add({
      kind: 'latency',
      latencyMs: 3_000,
      accountId: LOGISTICS_ACCOUNT,
    });
    const collecting = portal.collect();
    const startedAt = Date.now();
    let status = 'unknown';
    while (status !== 'ok' && Date.now() - startedAt < 2_900) {
      const { body } = await portal.get('/agents');
      status = body.items.find(
        (item: { entityRef: string }) =>
          item.entityRef === 'component:default/payments',
      ).status;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(status).toBe('ok');
    await collecting;
  });

  it('bad annotations: 200 with each problem, and a refresh is refused', async () => {
    portal = await startPortal();
    const loyalty = await agent(LOYALTY);
    expect(loyalty).toMatchObject({ status: 'failed', binding: null });
    expect(loyalty.problems.map(({ annotation }) => annotation)).toEqual([
      'aws-agents/role-arn',
      'aws-agents/metrics',
    ]);
    for (const { expected } of loyalty.problems) {
      expect(expected).not.toBe('');
    }
    const refresh = await portal.post(agentPath(LOYALTY, '/refresh'));
    expect(refresh.status).toBe(400);
    expect(refresh.body.error.name).toBe('InputError');
    expect(portal.sandbox.cloudTrail.events()).toEqual([]);
  });

  it('no permission: NotAllowedError for exactly what is not permitted', async () => {
    portal = await startPortal({ denied: ['aws-agents.agent.refresh'] });
    const refresh = await portal.post(agentPath(PAYMENTS, '/refresh'));
    expect(refresh.status).toBe(403);
    expect(refresh.body.error).toMatchObject({
      name: 'NotAllowedError',
      message: 'You need the permission aws-agents.agent.refresh for this',
    });
    expect((await portal.get(agentPath(PAYMENTS))).status).toBe(200);
    await portal.stop();

    portal = await startPortal({ denied: ['aws-agents.agent.read'] });
    for (const path of [
      '/agents',
      ...['', '/metrics?range=1h', '/deliveries', '/calls', '/credentials'].map(
        rest => agentPath(PAYMENTS, rest),
      ),
    ]) {
      expect((await portal.get(path)).status).toBe(403);
    }
    expect((await portal.get('/health')).status).toBe(200);
    await portal.stop();

    portal = await startPortal({ denied: ['aws-agents.credentials.read'] });
    expect((await portal.get('/credentials/chain')).status).toBe(403);
    expect((await portal.get('/credentials/sessions')).status).toBe(403);
    expect((await portal.get(agentPath(PAYMENTS))).status).toBe(200);
  });

  it('an entity that the caller cannot see: not found, not listed', async () => {
    portal = await startPortal({
      hidden: [
        {
          userEntityRef: 'user:default/guest',
          entityRef: 'component:default/payments',
        },
      ],
    });
    for (const rest of [
      '',
      '/metrics?range=1h',
      '/deliveries',
      '/calls',
      '/credentials',
    ]) {
      const response = await portal.get(agentPath(PAYMENTS, rest), 'guest');
      expect(response.status).toBe(404);
      expect(response.body.error).toEqual({
        name: 'NotFoundError',
        message: 'There is no entity component:default/payments',
      });
    }
    expect(
      (await portal.post(agentPath(PAYMENTS, '/refresh'), 'guest')).status,
    ).toBe(404);
    const list = await portal.get('/agents', 'guest');
    expect(JSON.stringify(list.body)).not.toContain('payments"');
    expect((await portal.get(agentPath(PAYMENTS), 'owner')).status).toBe(200);
  });

  it('refreshes are audited, with their outcome', async () => {
    const events: string[] = [];
    portal = await startPortal({
      denied: ['aws-agents.credentials.refresh'],
      features: [
        mockServices.auditor.mock({
          createEvent: async ({ eventId, meta }) => ({
            success: async () => {
              events.push(`${eventId} ${meta?.entityRef} success`);
            },
            fail: async ({ error }) => {
              events.push(`${eventId} ${meta?.entityRef} ${error.name}`);
            },
          }),
        }).factory,
      ],
    });
    await portal.post(agentPath(PAYMENTS, '/refresh'));
    await portal.post(agentPath(PAYMENTS, '/credentials/refresh'));
    expect(events).toEqual([
      'agent-refresh component:default/payments success',
      'credentials-refresh component:default/payments NotAllowedError',
    ]);
  });
});
