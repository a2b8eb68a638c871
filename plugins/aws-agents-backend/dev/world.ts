import type { Entity } from '@backstage/catalog-model';
import type { SandboxSeed } from 'aws-sandbox';

const ACCOUNT = '111122223333';

/** The portal's key in the local AWS; invented. */
export const PORTAL_KEY = {
  id: 'AKIADEVELOPMENT00001',
  secret: 'development-secret-of-the-portal-0000001',
};

/** The only entity, with an agent on EC2. */
export const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    namespace: 'default',
    annotations: {
      'aws-agents/role-arn': `arn:aws:iam::${ACCOUNT}:role/agents/payments-alloy`,
      'aws-agents/platform': 'ec2',
      'aws-agents/capabilities': 'cloudwatch-metrics,s3-logs',
      'aws-agents/metrics': 'AWS/SQS{QueueName="payments"}',
      'aws-agents/deliveries': 's3://acme-payments/loki/',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments-team' },
};

function allow(Action: string | string[]) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  };
}

/** One account, with the portal's user, the agent's role, a queue and a bucket. */
export const SEED: SandboxSeed = {
  accounts: [
    {
      id: ACCOUNT,
      alias: 'acme-payments',
      users: [
        {
          name: 'portal',
          accessKeys: [PORTAL_KEY],
          inlinePolicies: { assume: allow('sts:AssumeRole') },
        },
      ],
      roles: [
        {
          name: 'payments-alloy',
          path: '/agents/',
          trust: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/portal` },
                Action: 'sts:AssumeRole',
                Condition: {
                  StringEquals: {
                    'sts:ExternalId': 'dev/component:default/payments',
                  },
                },
              },
            ],
          },
          inlinePolicies: {
            telemetry: allow([
              'cloudwatch:Get*',
              'cloudwatch:List*',
              'iam:Get*',
              'iam:List*',
              's3:*',
              'tag:GetResources',
            ]),
          },
        },
      ],
      buckets: [
        {
          name: 'acme-payments',
          region: 'eu-west-1',
          deliveries: [
            {
              prefix: 'loki/',
              layout: 'loki',
              every: '10m',
              size: { mean: 40_000, spread: 0.3 },
            },
          ],
        },
      ],
      regions: {
        'eu-west-1': {
          metrics: [
            {
              namespace: 'AWS/SQS',
              name: 'NumberOfMessagesSent',
              unit: 'Count',
              dimensions: { QueueName: 'payments' },
              pattern: { kind: 'daily', base: 20, amplitude: 400 },
            },
          ],
        },
      },
    },
  ],
};
