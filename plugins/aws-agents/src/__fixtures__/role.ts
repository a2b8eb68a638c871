import type {
  Grant,
  Need,
  RoleData,
  RolePolicy,
} from 'backstage-plugin-aws-agents-common';
import { ago, DAY, HOUR, MINUTE } from './time';

export const need = (
  action: string,
  decision: Need['decision'] = 'allowed',
  overrides: Partial<Need> = {},
): Need => ({
  capability: 'cloudwatch-metrics',
  action,
  resource: '*',
  why: 'Reads the values of the metrics it scrapes',
  decision,
  decidedBy:
    decision === 'allowed'
      ? 'alloy-cloudwatch, statement ReadMetrics'
      : 'no statement allows it (implicit deny)',
  ...overrides,
});

export const grant = (
  service: string,
  overrides: Partial<Grant> = {},
): Grant => ({
  effect: 'Allow',
  service,
  actions: ['GetMetricData', 'ListMetrics'],
  notAction: false,
  resources: ['*'],
  notResource: false,
  conditions: [],
  policy: 'alloy-cloudwatch',
  sid: 'ReadMetrics',
  statementIndex: 0,
  ...overrides,
});

const policies = (name: string): RolePolicy[] => [
  {
    kind: 'managed',
    name: 'alloy-cloudwatch',
    arn: 'arn:aws:iam::111122223333:policy/alloy-cloudwatch',
    versionId: 'v3',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadMetrics',
          Effect: 'Allow',
          Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
          Resource: '*',
        },
      ],
    },
  },
  {
    kind: 'inline',
    name: 'deliver-logs',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:PutObject',
          Resource: `arn:aws:s3:::acme-telemetry/${name}/*`,
        },
      ],
    },
  },
];

const grants = (name: string): Grant[] => [
  grant('cloudwatch'),
  grant('s3', {
    actions: ['PutObject'],
    resources: [`arn:aws:s3:::acme-telemetry/${name}/*`],
    conditions: ['StringEquals: aws:SourceVpc = vpc-0a1b2c3d'],
    policy: 'deliver-logs',
    sid: undefined,
  }),
];

const needs = (name: string): Need[] => [
  need('cloudwatch:GetMetricData'),
  need('cloudwatch:ListMetrics'),
  need('s3:PutObject', 'allowed', {
    capability: 's3-logs',
    resource: `arn:aws:s3:::acme-telemetry/${name}/*`,
    why: 'Writes log batches',
    decidedBy: 'deliver-logs, statement 1',
  }),
  need('aps:RemoteWrite', 'unknown', {
    capability: 'amp-remote-write',
    why: 'Sends samples to the workspace',
    decidedBy: 'the policy of the workspace was not read',
  }),
];

export const roleData = (
  name: string,
  overrides: Partial<RoleData> = {},
): RoleData => ({
  arn: `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
  name: `${name}-alloy`,
  path: '/agents/',
  accountId: '111122223333',
  description: `Grafana Alloy of ${name}`,
  createdAt: ago(420 * DAY),
  maxSessionDurationSeconds: 12 * HOUR,
  lastUsed: { at: ago(11 * MINUTE), region: 'eu-west-1' },
  trustPolicy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated:
            'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    ],
  },
  policies: policies(name),
  grants: grants(name),
  needs: needs(name),
  ...overrides,
});
