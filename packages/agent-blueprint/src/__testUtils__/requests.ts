import type { AccessNeed } from 'iam-policy-engine';
import type { PlatformRequest } from '../request/platformTypes';
import type { SecretReference } from '../request/destinationTypes';
import type { AgentRequest } from '../request/types';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** A platform of each type. */
export const PLATFORMS: Readonly<
  Record<PlatformRequest['type'], PlatformRequest>
> = {
  ec2: { type: 'ec2' },
  'eks-irsa': {
    type: 'eks-irsa',
    clusterName: 'production',
    oidcProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.${REGION}.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE`,
    namespace: 'monitoring',
    serviceAccount: 'payments-alloy',
  },
  'eks-pod-identity': {
    type: 'eks-pod-identity',
    clusterName: 'production',
    namespace: 'monitoring',
    serviceAccount: 'payments-alloy',
  },
  ecs: { type: 'ecs', logGroup: '/ecs/payments-alloy' },
  'on-premises': {
    type: 'on-premises',
    trustAnchorArn: `arn:aws:rolesanywhere:${REGION}:${ACCOUNT}:trust-anchor/0a1b2c3d-0000-4000-8000-1234567890ab`,
    commonName: 'payments-alloy.example.com',
  },
};

const SECRETS: Readonly<Record<PlatformRequest['type'], SecretReference>> = {
  ec2: { type: 'file', path: '/etc/alloy/secrets/logs-password' },
  'on-premises': { type: 'file', path: '/etc/alloy/secrets/logs-password' },
  'eks-irsa': {
    type: 'kubernetes-secret',
    name: 'loki',
    namespace: 'monitoring',
    key: 'password',
  },
  'eks-pod-identity': {
    type: 'kubernetes-secret',
    name: 'loki',
    namespace: 'monitoring',
    key: 'password',
  },
  ecs: {
    type: 'secrets-manager',
    arn: `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:loki-Ab12Cd`,
    jsonKey: 'password',
    kmsKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b2c3d-0000-4000-8000-1234567890ab`,
  },
};

const WORKSPACE = 'ws-0a1b2c3d-0000-4000-8000-1234567890ab';

const need = (action: string, resource: string, why: string): AccessNeed => ({
  action,
  resource,
  why,
});

const METRICS_NEEDS = [
  need('cloudwatch:ListMetrics', '*', 'find the metrics of a namespace'),
  need('cloudwatch:GetMetricData', '*', 'read metrics in bulk'),
  need('cloudwatch:GetMetricStatistics', '*', 'read metrics of static jobs'),
  need('tag:GetResources', '*', 'find resources by tag'),
];

const AMP_NEEDS = [
  need(
    'aps:RemoteWrite',
    `arn:aws:aps:${REGION}:${ACCOUNT}:workspace/${WORKSPACE}`,
    'send metrics to the workspace',
  ),
];

/** What a request asks for besides its platform. */
export type Preset = Pick<
  AgentRequest,
  'capabilities' | 'metrics' | 'deliveries' | 'logGroups' | 'logFiles'
> & { readonly needs: readonly AccessNeed[] };

/** Presets of capabilities, from little to much. */
export const PRESETS = {
  metrics: {
    capabilities: ['cloudwatch-metrics', 'amp-remote-write'],
    metrics: [
      {
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'payments' },
        metrics: [
          {
            name: 'ApproximateNumberOfMessagesVisible',
            statistics: ['Maximum'],
            periodSeconds: 60,
          },
        ],
      },
      {
        namespace: 'AWS/Lambda',
        metrics: [
          { name: 'Errors', statistics: ['Sum'] },
          { name: 'Duration', statistics: ['Average', 'p99'] },
        ],
      },
    ],
    needs: [...METRICS_NEEDS, ...AMP_NEEDS],
  },
  discovery: {
    capabilities: ['ec2-discovery', 'ecs-discovery', 'amp-remote-write'],
    needs: [
      ...AMP_NEEDS,
      need('ec2:DescribeInstances', '*', 'find instances to scrape'),
      need('ec2:DescribeAvailabilityZones', '*', 'name the zone'),
      need('ecs:ListClusters', '*', 'find clusters'),
    ],
  },
  logs: {
    capabilities: ['s3-logs', 'firehose-delivery', 'cloudwatch-logs-read'],
    deliveries: [{ bucket: 'acme-telemetry', prefix: 'payments/' }],
    logGroups: ['/aws/lambda/payments'],
    logFiles: ['/var/log/payments/*.log'],
    needs: [
      need('s3:ListBucket', 'arn:aws:s3:::acme-telemetry', 'list'),
      need('s3:PutObject', 'arn:aws:s3:::acme-telemetry/payments/*', 'store'),
      need('logs:DescribeLogGroups', '*', 'find log groups'),
      need(
        'logs:FilterLogEvents',
        `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/lambda/payments:*`,
        'read log events',
      ),
    ],
  },
  everything: {
    capabilities: [
      'cloudwatch-metrics',
      'cloudwatch-alarms',
      'cloudwatch-logs-read',
      's3-logs',
      'ec2-discovery',
      'ecs-discovery',
      'amp-remote-write',
      'xray-traces',
      'firehose-delivery',
    ],
    metrics: [
      {
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'payments-*' },
        metrics: [{ name: 'NumberOfMessagesSent', statistics: ['Sum'] }],
      },
      {
        namespace: 'Acme/Payments',
        metrics: [{ name: 'Booked Amount', statistics: ['Sum'] }],
      },
    ],
    deliveries: [
      { bucket: 'acme-telemetry', prefix: 'payments/' },
      { bucket: 'acme-archive', region: 'eu-central-1' },
    ],
    logGroups: ['/aws/lambda/payments'],
    needs: [
      ...METRICS_NEEDS,
      ...AMP_NEEDS,
      need('ec2:DescribeInstances', '*', 'find instances to scrape'),
      need('s3:PutObject', 'arn:aws:s3:::acme-telemetry/payments/*', 'store'),
      need('s3:PutObject', 'arn:aws:s3:::acme-archive/*', 'store'),
      need('xray:PutTraceSegments', '*', 'send traces'),
    ],
  },
} as const satisfies Record<string, Preset>;

/** A request for a platform and a preset. */
export function requestFor(
  platform: PlatformRequest['type'],
  preset: Preset = PRESETS.metrics,
): AgentRequest {
  const { needs, ...asked } = preset;
  return {
    entity: { kind: 'Component', namespace: 'default', name: 'payments' },
    owner: 'group:default/team-payments',
    accountId: ACCOUNT,
    regions: [REGION, 'us-east-1'],
    platform: PLATFORMS[platform],
    ...asked,
    portal: {
      principalArn: 'arn:aws:iam::999988887777:role/backstage/portal',
      externalId: 'acme/component:default/payments',
    },
    destinations: {
      metrics: {
        url: `https://aps-workspaces.${REGION}.amazonaws.com/workspaces/${WORKSPACE}/api/v1/remote_write`,
      },
      logs: {
        url: 'https://logs.example.com/loki/api/v1/push',
        tenantId: 'payments',
        basicAuth: { username: '12345', password: SECRETS[platform] },
      },
    },
    roles: {
      agentRoleName: 'payments-alloy',
      monitoringRoleName: 'payments-alloy-monitoring',
      path: '/agents/',
    },
    needs: {
      agent: needs,
      monitoring: [
        need('cloudwatch:ListMetrics', '*', 'see which metrics arrive'),
        need('cloudwatch:GetMetricData', '*', 'read metrics'),
        need(
          'iam:GetRole',
          `arn:aws:iam::${ACCOUNT}:role/agents/payments-alloy`,
          'read the role of the agent',
        ),
      ],
    },
    tags: { 'cost-center': '4711' },
  };
}
