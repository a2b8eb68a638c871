import {
  agentCredentialsResponseSchema,
  agentListResponseSchema,
  agentResponseSchema,
  awsCallsResponseSchema,
  credentialChainResponseSchema,
  deliveriesResponseSchema,
  METRIC_RANGES,
  metricsResponseSchema,
} from 'backstage-plugin-aws-agents-common';
import { PAYMENTS, SHIPPING, STOREFRONT, WAREHOUSE } from './world/entities';
import { agentPath, startPortal, type Portal } from './world/startPortal';
import { TESTED_DATABASES } from './world/testedDatabases';

describe.each(TESTED_DATABASES)('with %s, scheduled agents', database => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({ database });
    await portal.collect();
  });
  afterAll(() => portal.stop());

  it('are shown with role, chain, session and the state of every collector', async () => {
    const response = await portal.get(agentPath(PAYMENTS));
    expect(response.status).toBe(200);
    const agent = agentResponseSchema.parse(response.body);

    expect(agent).toMatchObject({
      entityRef: 'component:default/payments',
      status: 'ok',
      reason: 'All observations are as they should be.',
      monitoringRoleIsAgentRole: false,
      role: {
        arn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
        lastUsed: { region: 'eu-west-1' },
      },
      session: {
        externalId: 'acme-portal/component:default/payments',
        sessionPolicy: { applied: true },
        chained: false,
      },
    });
    expect(agent.chain.map(({ kind, status }) => [kind, status])).toEqual([
      ['portal-identity', 'ok'],
      ['monitoring-role', 'ok'],
    ]);
    expect(
      agent.observations.map(({ collector, status }) => [collector, status]),
    ).toEqual([
      ['session', 'ok'],
      ['metrics', 'ok'],
      ['alarms', 'ok'],
      ['role', 'ok'],
      ['deliveries', 'ok'],
      ['external-id', 'ok'],
      ['service-use', 'ok'],
    ]);
    expect(agent.role?.needs.map(({ decision }) => decision)).toEqual(
      Array(7).fill('allowed'),
    );
    expect(
      Date.parse(agent.session?.expiresAt ?? '') - Date.now(),
    ).toBeGreaterThan(3_500_000);
  });

  it.each(METRIC_RANGES)('have charts of the last %s', async range => {
    const response = await portal.get(
      agentPath(PAYMENTS, `/metrics?range=${range}`),
    );
    const { series, state } = metricsResponseSchema.parse(response.body);
    expect(state.status).toBe('ok');
    const points = Object.fromEntries(
      series.map(item => [item.metricName, item.points]),
    );
    // Least number of points: the range in periods, less what is still to come.
    const expected = { '1h': 58, '3h': 178, '12h': 142, '1d': 286, '7d': 166 };
    for (const name of [
      'NumberOfMessagesSent',
      'NumberOfMessagesReceived',
      'CapturedAmount',
    ]) {
      expect(points[name].length).toBeGreaterThanOrEqual(expected[range]);
    }
    expect(
      series.find(item => item.metricName === 'CapturedAmount'),
    ).toMatchObject({
      namespace: 'Acme/Payments',
      dimensions: { Service: 'payments' },
      selector: 'Acme/Payments{Service="*"}',
      status: 'complete',
    });
    expect(
      series.find(item => item.metricName === 'ApproximateAgeOfOldestMessage'),
    ).toMatchObject({ status: 'no-data', points: [] });
  });

  it('have deliveries with the facts of their bucket', async () => {
    const response = await portal.get(agentPath(PAYMENTS, '/deliveries'));
    const { deliveries } = deliveriesResponseSchema.parse(response.body);
    expect(deliveries).toEqual([
      expect.objectContaining({
        uri: 's3://acme-payments/firehose/payments/',
        region: 'eu-west-1',
        status: 'ok',
        truncated: false,
        encryption: {
          algorithm: 'aws:kms',
          keyId: 'alias/telemetry',
          bucketKey: true,
        },
        encryptionStatus: 'encrypted',
        publicAccess: 'blocked',
        tlsOnly: 'no',
        versioning: 'enabled',
      }),
    ]);
    const [{ objects, hourly }] = deliveries;
    expect(objects).toBeGreaterThanOrEqual(6 * 23);
    expect(hourly).toHaveLength(24);
    expect(hourly[10].objects).toBe(6);
  });

  it('say what is not as it should be', async () => {
    const shipping = await portal.get(agentPath(SHIPPING));
    expect(shipping.body).toMatchObject({
      status: 'degraded',
      reason:
        's3://acme-logistics/loki/shipping/: The bucket does not encrypt objects by default and does not block public access.',
    });
    const { deliveries } = deliveriesResponseSchema.parse(
      (await portal.get(agentPath(SHIPPING, '/deliveries'))).body,
    );
    expect(deliveries[0]).toMatchObject({
      encryptionStatus: 'none',
      publicAccess: 'not-blocked',
      tlsOnly: 'yes',
      versioning: 'disabled',
      truncated: false,
    });
    expect(deliveries[0].objects).toBeGreaterThanOrEqual(4 * 23);

    const warehouse = agentResponseSchema.parse(
      (await portal.get(agentPath(WAREHOUSE))).body,
    );
    expect(warehouse).toMatchObject({
      status: 'degraded',
      reason:
        'The agent role has a critical finding: Administrator access (everything).',
      accessKeys: {
        keys: [
          {
            ageDays: 200,
            overdue: true,
            accessKeyId: expect.stringMatching(/^\*+0001$/),
          },
        ],
      },
    });
    expect(
      warehouse.observations.map(({ collector, reason }) => [
        collector,
        reason,
      ]),
    ).toEqual([
      ['session', 'The monitoring role was assumed.'],
      ['role', warehouse.reason],
      [
        'deliveries',
        expect.stringMatching(
          /^s3:\/\/acme-logistics\/flat\/warehouse\/: Nothing has arrived since \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/,
        ),
      ],
      [
        'access-keys',
        'The access key ************0001 is 200 days old; it should be rotated after 90 days.',
      ],
      [
        'external-id',
        'AWS lets the portal into the monitoring role for this entity only.',
      ],
      [
        'service-use',
        expect.stringMatching(/^The role used 0 of the \d+ services/),
      ],
    ]);
  });

  it('are listed with their status', async () => {
    const response = await portal.get('/agents');
    const { items, totalItems } = agentListResponseSchema.parse(response.body);
    expect(totalItems).toBe(6);
    expect(
      Object.fromEntries(items.map(item => [item.entityRef, item.status])),
    ).toEqual({
      'component:default/payments': 'ok',
      'component:default/shipping': 'degraded',
      'component:default/warehouse': 'degraded',
      'component:default/checkout': 'failed',
      'component:default/promotions': 'failed',
      'component:default/loyalty': 'failed',
    });
  });

  it('have their AWS calls and credentials explained', async () => {
    const { calls } = awsCallsResponseSchema.parse(
      (await portal.get(agentPath(PAYMENTS, '/calls'))).body,
    );
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set([
        'AssumeRole',
        'DescribeAlarms',
        'DescribeAnomalyDetectors',
        'GenerateServiceLastAccessedDetails',
        'GetBucketEncryption',
        'GetBucketPolicy',
        'GetBucketVersioning',
        'GetMetricData',
        'GetPublicAccessBlock',
        'GetRole',
        'GetRolePolicy',
        'GetServiceLastAccessedDetails',
        'HeadBucket',
        'ListAttachedRolePolicies',
        'ListInstanceProfilesForRole',
        'ListMetrics',
        'ListObjectsV2',
        'ListRolePolicies',
      ]),
    );
    const credentials = agentCredentialsResponseSchema.parse(
      (await portal.get(agentPath(PAYMENTS, '/credentials'))).body,
    );
    expect(credentials.agent.facts).toContainEqual({
      label: 'Expected credential source',
      value: 'instance profile, through the instance metadata service',
      source: 'the platform',
    });
    expect(credentials.agent.facts).toContainEqual({
      label: 'Instance profile',
      value: 'payments-node',
      source: 'IAM ListInstanceProfilesForRole',
    });
    const chain = credentialChainResponseSchema.parse(
      (await portal.get('/credentials/chain')).body,
    );
    expect(chain.identity.arn).toBe('arn:aws:iam::210987654321:user/portal');
  });

  it('do not exist without annotations', async () => {
    const response = await portal.get(agentPath(STOREFRONT));
    expect(response.status).toBe(404);
    expect(response.body.error).toEqual({
      name: 'NotFoundError',
      message:
        'Entity component:default/storefront has no agent: it has none of the annotations aws-agents/...',
    });
  });
});
