import type { Entity } from '@backstage/catalog-model';
import { PAYMENTS, SHIPPING, WAREHOUSE } from './world/entities';
import { assumeRoleCalls } from './world/assumeRoleCalls';
import { agentPath, startPortal, type Portal } from './world/startPortal';

/** What the sandbox answered, sessions apart. */
function callsOf(portal: Portal): Record<string, number> {
  return Object.fromEntries(
    portal.sandbox.calls
      .list()
      .filter(({ service }) => service !== 'sts')
      .map(({ operation, calls }) => [operation, calls]),
  );
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What the last collection logged of itself. */
function lastReport(portal: Portal) {
  const line = portal.logs.filter(text => text.includes('Collected')).pop();
  return JSON.parse(line ?? '{}').meta as {
    agents: number;
    expectedCalls: number;
    madeCalls: number;
  };
}

describe('AWS calls of a collection', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  it('are those that were planned, and none more', async () => {
    portal = await startPortal({ entities: [PAYMENTS, SHIPPING, WAREHOUSE] });
    await portal.collect();

    expect(callsOf(portal)).toEqual({
      // payments: three tiers, and a selector with a wildcard; shipping: three tiers
      GetMetricData: 6,
      ListMetrics: 1,
      // payments and shipping, which are in different accounts
      DescribeAlarms: 2,
      DescribeAnomalyDetectors: 2,
      // agent and monitoring role each, with 2 + 1 + 1 inline policies
      GetRole: 6,
      ListRolePolicies: 3,
      GetRolePolicy: 4,
      ListAttachedRolePolicies: 3,
      // once a day
      GenerateServiceLastAccessedDetails: 3,
      GetServiceLastAccessedDetails: 3,
      // payments runs on EC2
      ListInstanceProfilesForRole: 1,
      // warehouse
      ListAccessKeys: 1,
      GetAccessKeyLastUsed: 1,
      // two buckets, one of them for two agents: its region is asked for at most twice
      HeadBucket: expect.any(Number),
      ListObjectsV2: expect.any(Number),
      GetBucketEncryption: 3,
      GetBucketPolicy: 3,
      GetBucketVersioning: 3,
      GetPublicAccessBlock: 3,
    });
    const { HeadBucket, ListObjectsV2 } = callsOf(portal);
    expect(HeadBucket).toBeLessThanOrEqual(3);
    // Firehose: 2; Loki, 6 streams: up to 2 each; flat: 1.
    expect(ListObjectsV2).toBeLessThanOrEqual(15);
    expect(lastReport(portal)).toMatchObject({
      agents: 3,
      expectedCalls: sum(callsOf(portal)),
      madeCalls: sum(callsOf(portal)),
    });
    expect(assumeRoleCalls(portal.sandbox)).toBe(3);

    portal.sandbox.calls.reset();
    await portal.collect();
    expect(callsOf(portal)).toEqual({});

    await portal.post(agentPath(PAYMENTS, '/refresh'));
    expect(callsOf(portal)).toMatchObject({ GetRole: 2 });
    expect(callsOf(portal).GetMetricData).toBeLessThanOrEqual(3);
    expect(callsOf(portal)).not.toHaveProperty('ListMetrics');
    expect(callsOf(portal)).not.toHaveProperty('HeadBucket');
    expect(assumeRoleCalls(portal.sandbox)).toBe(3);
  });

  it('are shared by concurrent refreshes', async () => {
    portal = await startPortal({ entities: [PAYMENTS] });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        portal.post(agentPath(PAYMENTS, '/refresh')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(callsOf(portal)).toMatchObject({ GetRole: 2, GetMetricData: 3 });
    expect(assumeRoleCalls(portal.sandbox)).toBe(1);
  });

  it('merge agents that share a session: 300 metrics of 60 agents in 3 calls', async () => {
    const entities = Array.from({ length: 60 }, (_, index): Entity => {
      const { deliveries: _none, ...annotations } = Object.fromEntries(
        Object.entries(PAYMENTS.metadata.annotations ?? {}).map(
          ([name, value]) => [name.replace('aws-agents/', ''), value],
        ),
      );
      return {
        ...PAYMENTS,
        metadata: {
          ...PAYMENTS.metadata,
          name: `payments-${index}`,
          annotations: Object.fromEntries(
            Object.entries({
              ...annotations,
              metrics: `AWS/SQS{QueueName="payments-${index}"}\nAWS/SQS{QueueName="payments"} NumberOfMessagesSent`,
            }).map(([name, value]) => [`aws-agents/${name}`, value]),
          ),
        },
      };
    });
    portal = await startPortal({
      entities,
      config: {
        externalId: {
          mode: 'fixed',
          value: 'acme-portal/component:default/payments',
        },
      },
    });
    await portal.collect();
    // 60 x 4 metrics of their own, and one that all of them want.
    expect(callsOf(portal).GetMetricData).toBe(3);
    expect(assumeRoleCalls(portal.sandbox)).toBe(1);
    expect(lastReport(portal).madeCalls).toBe(lastReport(portal).expectedCalls);

    const { body } = await portal.get(
      '/agents/component/default/payments-59/metrics?range=1h',
    );
    const shared = body.series.find(
      (item: { dimensions: { QueueName: string } }) =>
        item.dimensions.QueueName === 'payments',
    );
    expect(shared.points.length).toBeGreaterThan(55);
  });
});
