import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import {
  metricsResponseSchema,
  type MetricsResponse,
} from 'backstage-plugin-aws-agents-common';
import { PAYMENTS } from './world/entities';
import { LOGISTICS_ACCOUNT, PAYMENTS_ACCOUNT, SEED } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';

function selecting(...selectors: string[]): Entity {
  const { metadata } = PAYMENTS;
  return {
    ...PAYMENTS,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'aws-agents/metrics': selectors.join('\n'),
      },
    },
  };
}

/** The world, with queues by tag, and metrics of one account linked to the other. */
function seedWith(): typeof SEED {
  const seed = structuredClone(SEED);
  const payments = seed.accounts.find(({ id }) => id === PAYMENTS_ACCOUNT);
  const logistics = seed.accounts.find(({ id }) => id === LOGISTICS_ACCOUNT);
  const region = payments?.regions?.['eu-west-1'];
  if (!region || !logistics?.regions) {
    throw new Error('the seed has changed');
  }
  const queue = (name: string, tags: Record<string, string>) => ({
    arn: `arn:aws:sqs:eu-west-1:${PAYMENTS_ACCOUNT}:${name}`,
    tags,
  });
  region.resources = [
    queue('payments', { team: 'payments', env: 'prod' }),
    queue('payments-test', { team: 'payments', env: 'test' }),
  ];
  region.linkedAccounts = [LOGISTICS_ACCOUNT];
  logistics.regions['eu-west-1'] = {
    // One of them has the name of a queue of the other account.
    metrics: ['labels', 'payments'].map(QueueName => ({
      namespace: 'AWS/SQS',
      name: 'NumberOfMessagesSent',
      dimensions: { QueueName },
      pattern: { kind: 'constant', base: 7 },
    })),
  };
  return seed;
}

async function metricsOf(portal: Portal): Promise<MetricsResponse> {
  const { body } = await portal.get(agentPath(PAYMENTS, '/metrics?range=1h'));
  return metricsResponseSchema.parse(body);
}

function callsOf(portal: Portal, operation: string): number {
  return portal.sandbox.calls
    .list()
    .filter(call => call.operation === operation)
    .reduce((sum, { calls }) => sum + calls, 0);
}

describe('discovery of metrics', () => {
  const portals: Portal[] = [];
  const start = async (...options: Parameters<typeof startPortal>) => {
    const portal = await startPortal(...options);
    portals.push(portal);
    return portal;
  };

  afterEach(async () => {
    // The last one first: each restores the environment that it found.
    for (const portal of portals.splice(0).reverse()) {
      await portal.stop();
    }
  });

  it('finds resources by tag, asked once for metrics and alarms', async () => {
    const portal = await start({
      seed: seedWith(),
      entities: [selecting('AWS/SQS[team=payments, env="prod"]')],
    });
    await portal.collect();
    const { series, state } = await metricsOf(portal);
    expect(state.status).toBe('ok');
    expect(
      series.map(({ metricName, dimensions, selector }) => [
        metricName,
        dimensions,
        selector,
      ]),
    ).toEqual(
      [
        'ApproximateAgeOfOldestMessage',
        'ApproximateNumberOfMessagesVisible',
        'NumberOfMessagesReceived',
        'NumberOfMessagesSent',
      ].map(name => [
        name,
        { QueueName: 'payments' },
        'AWS/SQS[team=payments, env="prod"]',
      ]),
    );
    expect(callsOf(portal, 'GetResources')).toBe(1);
    expect(callsOf(portal, 'ListMetrics')).toBe(0);
  });

  it('says when no resource has the tags', async () => {
    const portal = await start({
      seed: seedWith(),
      entities: [selecting('AWS/SQS[team=nobody]')],
    });
    await portal.collect();
    const { series, state } = await metricsOf(portal);
    expect(series).toEqual([]);
    expect(state).toMatchObject({
      status: 'degraded',
      reason: 'No metric matches AWS/SQS[team=nobody].',
    });
  });

  it('names the permission that finding by tag takes', async () => {
    const seed = seedWith();
    const roles = seed.accounts.flatMap(account => account.roles ?? []);
    const role = roles.find(({ name }) => name === 'payments');
    const [statement] = (
      role?.inlinePolicies?.observe as { Statement: { Action: string[] }[] }
    ).Statement;
    statement.Action = statement.Action.filter(
      action => action !== 'tag:GetResources',
    );
    const portal = await start({
      seed,
      entities: [selecting('AWS/SQS[team=payments]')],
    });
    await portal.collect();
    const { state } = await metricsOf(portal);
    expect(state).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('tag:GetResources'),
      failures: [{ call: { errorCode: 'AccessDeniedException' } }],
    });
  });

  it('looks into linked accounts where config says so, and names the owner', async () => {
    const portal = await start({
      seed: seedWith(),
      entities: [selecting('AWS/SQS{QueueName="*"} NumberOfMessagesSent')],
      config: {
        accounts: [
          {
            accountId: PAYMENTS_ACCOUNT,
            name: 'acme-payments',
            linkedAccounts: [LOGISTICS_ACCOUNT],
          },
        ],
      },
    });
    await portal.collect();
    const { series } = await metricsOf(portal);
    expect(
      Object.fromEntries(
        series.map(({ dimensions, owningAccountId, points }) => [
          `${dimensions.QueueName} of ${owningAccountId ?? 'its own'}`,
          points.length > 50,
        ]),
      ),
    ).toEqual({
      'payments of its own': true,
      [`labels of ${LOGISTICS_ACCOUNT}`]: true,
      [`payments of ${LOGISTICS_ACCOUNT}`]: true,
    });
    expect(callsOf(portal, 'ListMetrics')).toBe(2);
    // All tiers of own and linked metrics together.
    expect(callsOf(portal, 'GetMetricData')).toBe(3);

    const { text } = await portal.get('/exporter/metrics');
    const exported = [
      ...text.matchAll(/^aws_sqs_number_of_messages_sent_sum\{(.*)\} /gm),
    ].map(([, labels]) => labels);
    const queue = (account: string, name: string) =>
      `name="arn:aws:sqs:eu-west-1:${account}:${name}"`;
    const linked = `monitoring_account_id="${PAYMENTS_ACCOUNT}"`;
    expect(exported).toHaveLength(3);
    expect(exported).toEqual(
      expect.arrayContaining([
        expect.not.stringContaining('monitoring_account_id'),
        expect.stringMatching(
          `${linked}.*${queue(LOGISTICS_ACCOUNT, 'payments')}`,
        ),
        expect.stringMatching(
          `${linked}.*${queue(LOGISTICS_ACCOUNT, 'labels')}`,
        ),
      ]),
    );
  });

  it('has CloudWatch evaluate metric math, and a bad expression spoil nothing else', async () => {
    const queue = 'AWS/SQS{QueueName="payments"}';
    const portal = await start({
      seed: seedWith(),
      entities: [
        selecting(
          `sent = ${queue} NumberOfMessagesSent`,
          `received = ${queue} NumberOfMessagesReceived`,
          'share (Percent) = 100 * received / (sent + received)',
          // CloudWatch takes the period of metrics only.
          'broken = share / PERIOD(share)',
        ),
      ],
    });
    await portal.collect();
    const { series, state } = await metricsOf(portal);
    const byName = new Map(series.map(item => [item.metricName, item]));
    const valuesOf = (name: string) => byName.get(name)?.points ?? [];
    expect([...byName.keys()].sort()).toEqual([
      'NumberOfMessagesReceived',
      'NumberOfMessagesSent',
      'broken',
      'share',
    ]);
    expect(byName.get('share')).toMatchObject({
      namespace: 'Metric math',
      expression: '100 * received / (sent + received)',
      unit: 'Percent',
      status: 'complete',
    });
    const sent = new Map(valuesOf('NumberOfMessagesSent'));
    const received = new Map(valuesOf('NumberOfMessagesReceived'));
    expect(valuesOf('share').length).toBeGreaterThan(50);
    for (const [at, value] of valuesOf('share')) {
      const [a, b] = [received.get(at) ?? NaN, sent.get(at) ?? NaN];
      expect(value).toBeCloseTo((100 * a) / (a + b), 6);
    }
    expect(byName.get('broken')).toMatchObject({
      status: 'error',
      points: [],
      failure: { awsMessage: expect.stringContaining('PERIOD') },
    });
    expect(state).toMatchObject({ status: 'degraded' });
    // Three tiers: refused as a whole, then the metrics and two expressions.
    expect(callsOf(portal, 'GetMetricData')).toBe(3 * 4);
  });

  it('is shared by replicas', async () => {
    const entries = new Map<string, JsonValue>();
    const cache = createServiceFactory({
      service: coreServices.cache,
      deps: {},
      factory: () =>
        mockServices.cache.mock({
          get: async key => entries.get(key) as never,
          set: async (key, value) => {
            entries.set(key, value);
          },
        }),
    });
    const entities = [selecting('AWS/SQS{QueueName="pay*"}')];
    const one = await start({ seed: seedWith(), entities, features: [cache] });
    await one.collect();
    expect(callsOf(one, 'ListMetrics')).toBe(1);
    const two = await start({
      entities,
      features: [cache],
      intercept: async () => one.sandbox.endpoint,
    });
    await two.collect();
    expect((await metricsOf(two)).series.length).toBeGreaterThan(0);
    expect(callsOf(one, 'ListMetrics')).toBe(1);
    expect(callsOf(one, 'DescribeAnomalyDetectors')).toBe(1);
    expect(callsOf(one, 'DescribeAlarms')).toBe(2);
  });
});
