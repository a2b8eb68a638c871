import type { SandboxSeed } from 'aws-sandbox';

/** Names this portal in ExternalIds. */
export const PORTAL_ID = 'acme-portal';
export const PORTAL_ACCOUNT = '210987654321';
export const PAYMENTS_ACCOUNT = '111122223333';
export const LOGISTICS_ACCOUNT = '444455556666';

/** The portal's long-lived key; the secret is invented. */
export const PORTAL_KEY = {
  accessKeyId: 'AKIAINTEGRATIONTEST1',
  secretAccessKey: 'integration-test-secret-of-the-portal-0001',
};

/** A key that is kept in SSM Parameter Store and Secrets Manager; invented, too. */
export const STORED_KEY = {
  accessKeyId: 'AKIAINTEGRATIONTEST2',
  secretAccessKey: 'integration-test-secret-in-a-secrets-store-1',
};

/** What a monitoring role needs for every collector. */
const OBSERVER_ACTIONS = [
  'cloudwatch:DescribeAlarms',
  'cloudwatch:DescribeAnomalyDetectors',
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetAccessKeyLastUsed',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:GetServiceLastAccessedDetails',
  'iam:ListAccessKeys',
  'iam:ListAttachedRolePolicies',
  'iam:ListInstanceProfilesForRole',
  'iam:ListRolePolicies',
  'iam:SimulatePrincipalPolicy',
  's3:GetBucketPolicy',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketVersioning',
  's3:GetEncryptionConfiguration',
  's3:ListBucket',
  'tag:GetResources',
];

function allow(Action: string | string[], Resource: string | string[] = '*') {
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Allowed', Effect: 'Allow', Action, Resource }],
  };
}

function trustPortal(externalId: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          AWS: ['portal', 'stored'].map(
            name => `arn:aws:iam::${PORTAL_ACCOUNT}:user/${name}`,
          ),
        },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  };
}

const TRUST_EC2 = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

function monitoringRole(name: string, externalId?: string) {
  return {
    name,
    path: '/monitoring/',
    trust: trustPortal(externalId ?? `${PORTAL_ID}/component:default/${name}`),
    inlinePolicies: { observe: allow(OBSERVER_ACTIONS) },
  };
}

function agentRole(name: string, inlinePolicies: Record<string, object>) {
  return {
    name,
    path: '/agents/',
    trust: TRUST_EC2,
    lastUsed: { at: '-5m', region: 'eu-west-1' },
    inlinePolicies: inlinePolicies as Record<string, Record<string, unknown>>,
  };
}

const METRICS = {
  metrics: allow([
    'cloudwatch:ListMetrics',
    'cloudwatch:GetMetricData',
    'cloudwatch:GetMetricStatistics',
    'tag:GetResources',
  ]),
};

function queueMetrics(queue: string) {
  return ['NumberOfMessagesSent', 'NumberOfMessagesReceived'].map(name => ({
    namespace: 'AWS/SQS',
    name,
    unit: 'Count' as const,
    dimensions: { QueueName: queue },
    pattern: { kind: 'constant' as const, base: 100, noise: 0.1 },
  }));
}

const TLS_ONLY = (bucket: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

/** Two accounts of services, and the portal's own. */
export const SEED: SandboxSeed = {
  accounts: [
    {
      id: PORTAL_ACCOUNT,
      alias: 'acme-platform',
      users: [
        {
          name: 'portal',
          accessKeys: [
            {
              id: PORTAL_KEY.accessKeyId,
              secret: PORTAL_KEY.secretAccessKey,
            },
          ],
          inlinePolicies: {
            assume: allow('sts:AssumeRole'),
            store: allow(['ssm:GetParameter', 'secretsmanager:GetSecretValue']),
          },
        },
        {
          name: 'stored',
          accessKeys: [
            {
              id: STORED_KEY.accessKeyId,
              secret: STORED_KEY.secretAccessKey,
            },
          ],
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
      regions: {
        'eu-west-1': {
          parameters: [
            {
              name: '/portal/key',
              type: 'SecureString',
              value: JSON.stringify(STORED_KEY),
            },
          ],
          secrets: [{ name: 'portal/key', value: JSON.stringify(STORED_KEY) }],
        },
      },
    },
    {
      id: PAYMENTS_ACCOUNT,
      alias: 'acme-payments',
      roles: [
        agentRole('payments-alloy', {
          ...METRICS,
          logs: allow(
            ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
            ['arn:aws:s3:::acme-payments', 'arn:aws:s3:::acme-payments/*'],
          ),
        }),
        agentRole('checkout-alloy', METRICS),
        monitoringRole('payments'),
        monitoringRole('checkout', 'another-portal/component:default/checkout'),
      ],
      instanceProfiles: [{ name: 'payments-node', roles: ['payments-alloy'] }],
      buckets: [
        {
          name: 'acme-payments',
          region: 'eu-west-1',
          encryption: {
            algorithm: 'aws:kms',
            keyId: 'alias/telemetry',
            bucketKey: true,
          },
          publicAccessBlock: {
            blockPublicAcls: true,
            ignorePublicAcls: true,
            blockPublicPolicy: true,
            restrictPublicBuckets: true,
          },
          versioning: 'Enabled',
          deliveries: [
            {
              prefix: 'firehose/payments/',
              layout: 'firehose',
              every: '10m',
              size: { mean: 50_000, spread: 0.2 },
            },
          ],
        },
      ],
      regions: {
        'eu-west-1': {
          metrics: [
            ...queueMetrics('payments'),
            {
              namespace: 'Acme/Payments',
              name: 'CapturedAmount',
              dimensions: { Service: 'payments' },
              pattern: { kind: 'daily', base: 10, amplitude: 90 },
            },
          ],
        },
      },
    },
    {
      id: LOGISTICS_ACCOUNT,
      alias: 'acme-logistics',
      users: [
        {
          name: 'warehouse',
          accessKeys: [
            {
              id: 'AKIAWAREHOUSE0000001',
              secret: 'integration-test-secret-of-the-warehouse-1',
              created: '-200d',
              lastUsed: { at: '-1h', service: 's3', region: 'eu-central-1' },
            },
          ],
        },
      ],
      roles: [
        agentRole('shipping-alloy', METRICS),
        agentRole('warehouse-agent', { everything: allow('*') }),
        monitoringRole('shipping'),
        monitoringRole('warehouse'),
      ],
      buckets: [
        {
          name: 'acme-logistics',
          region: 'eu-central-1',
          encryption: 'none',
          policy: TLS_ONLY('acme-logistics'),
          deliveries: [
            {
              prefix: 'loki/shipping/',
              layout: 'loki',
              every: '15m',
              size: { mean: 9_000 },
            },
            {
              prefix: 'flat/warehouse/',
              layout: 'flat',
              every: '1h',
              size: { mean: 900 },
              until: '-3d',
            },
          ],
        },
      ],
      regions: {
        'eu-central-1': { metrics: queueMetrics('shipping-labels') },
      },
    },
  ],
};
