import type { AgentResponse } from 'backstage-plugin-aws-agents-common';
import {
  agent,
  ago,
  binding,
  chain,
  DAY,
  externalIdMismatch,
  grant,
  HOUR,
  missingPermission,
  need,
  observation,
  roleData,
} from '../src/__fixtures__';

const brokenTrust = (): AgentResponse => {
  const failure = externalIdMismatch();
  const failed = {
    status: 'failed',
    reason: 'The monitoring role cannot be assumed.',
    dataAt: ago(3 * HOUR),
    stale: true,
    failures: [failure],
  } as const;
  return agent('checkout', {
    status: 'failed',
    reason:
      'The monitoring role cannot be assumed: AWS refuses the ExternalId.',
    failure,
    session: null,
    chain: chain('checkout').map(hop =>
      hop.kind === 'monitoring-role'
        ? { ...hop, status: 'failed', failure, expiresAt: undefined }
        : hop,
    ),
    observations: ['metrics', 'deliveries', 'role'].map(collector =>
      observation(collector, { ...failed, failures: [failure] }),
    ),
    role: null,
  });
};

const noMetricsAllowed = (): AgentResponse =>
  agent('tracking', {
    status: 'degraded',
    reason: 'The role may not read metrics.',
    failure: missingPermission(),
    observations: [
      observation('metrics', {
        status: 'failed',
        reason: 'CloudWatch refused to give the metrics.',
        failures: [missingPermission()],
      }),
      observation('deliveries'),
      observation('role'),
    ],
    role: roleData('tracking', {
      needs: [
        need('cloudwatch:GetMetricData', 'denied'),
        need('cloudwatch:ListMetrics'),
      ],
    }),
  });

const tooBroad = (): AgentResponse =>
  agent('shipping', {
    status: 'degraded',
    reason: 'The role may do far more than the agent needs.',
    role: roleData('shipping', {
      grants: [
        grant('s3', {
          actions: ['*'],
          breadth: 'every action of S3, deleting buckets included',
        }),
        grant('cloudwatch'),
        grant('*', {
          actions: ['*'],
          notAction: false,
          sid: undefined,
          policy: 'AdministratorAccess',
          breadth: 'everything in the account',
        }),
        grant('iam', {
          effect: 'Deny',
          actions: ['CreateUser'],
          policy: 'guard-rails',
        }),
      ],
    }),
  });

const onPremises = (): AgentResponse =>
  agent('warehouse-gateway', {
    status: 'degraded',
    reason: 'An access key is 412 days old; the limit is 90 days.',
    binding: {
      ...binding('warehouse-gateway'),
      platform: 'on-premises',
      userArn: 'arn:aws:iam::888877776666:user/warehouse-gateway',
    },
    observations: [
      observation('metrics'),
      observation('deliveries'),
      observation('role'),
      observation('access-keys', {
        status: 'degraded',
        reason: 'One of two access keys is past the rotation limit of 90 days.',
      }),
    ],
    accessKeys: {
      userArn: 'arn:aws:iam::888877776666:user/warehouse-gateway',
      rotationLimitDays: 90,
      keys: [
        {
          accessKeyId: '****************3BKD',
          status: 'Active',
          createdAt: ago(412 * DAY),
          ageDays: 412.3,
          lastUsed: { at: ago(HOUR), service: 's3', region: 'eu-west-1' },
          overdue: true,
        },
        {
          accessKeyId: '****************9QPL',
          status: 'Inactive',
          createdAt: ago(12 * DAY),
          ageDays: 12,
          lastUsed: null,
          overdue: false,
        },
      ],
    },
  });

const badAnnotations = (): AgentResponse =>
  agent('loyalty', {
    status: 'failed',
    reason: 'The annotations of the entity have 2 problems.',
    binding: null,
    problems: [
      {
        annotation: 'aws-agents/role-arn',
        value: 'arn:aws:iam::1111:role/loyalty',
        message: 'The account id "1111" does not have twelve digits.',
        expected: 'the ARN of an IAM role, arn:aws:iam::111122223333:role/name',
      },
      {
        annotation: 'aws-agents/regions',
        value: 'eu-west-1, eu-north-west-9',
        message: '"eu-north-west-9" is not an AWS region.',
        expected: 'region codes separated by commas, such as eu-west-1',
      },
    ],
    chain: [],
    session: null,
    observations: [],
    role: null,
    accountName: null,
    monitoringRoleArn: null,
  });

const legacy = (): AgentResponse =>
  agent('legacy-crm', {
    status: 'degraded',
    reason: 'Grafana Agent reached its end of life on 1 November 2025.',
    binding: { ...binding('legacy-crm'), flavour: 'grafana-agent' },
  });

const bare = (): AgentResponse =>
  agent('fresh', {
    status: 'unknown',
    reason: 'Nothing was observed yet.',
    binding: {
      ...binding('fresh'),
      capabilities: [],
      regions: [],
      platform: undefined,
    },
    chain: chain('fresh').map((hop, index) =>
      index === 0
        ? hop
        : {
            ...hop,
            status: 'not-reached',
            expiresAt: undefined,
            issuedAt: undefined,
          },
    ),
    accountName: null,
    monitoringRoleIsAgentRole: true,
    session: null,
    observations: [],
    role: null,
  });

/** The agents of the dev app, each in a state worth seeing. */
export const scenarios: Readonly<Record<string, () => AgentResponse>> = {
  payments: () => agent('payments'),
  checkout: brokenTrust,
  tracking: noMetricsAllowed,
  shipping: tooBroad,
  'warehouse-gateway': onPremises,
  loyalty: badAnnotations,
  'legacy-crm': legacy,
  fresh: bare,
};
