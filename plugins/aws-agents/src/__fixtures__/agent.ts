import type {
  AgentResponse,
  Binding,
  ChainHop,
  ObservationState,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { roleData } from './role';
import { ago, HOUR, MINUTE } from './time';

export const observation = (
  collector: string,
  overrides: Partial<ObservationState> = {},
): ObservationState => ({
  collector,
  status: 'ok',
  reason: 'Everything was read.',
  observedAt: ago(40),
  dataAt: ago(40),
  stale: false,
  failures: [],
  ...overrides,
});

export const binding = (name: string): Binding => ({
  entityRef: `component:default/${name}`,
  agentRoleArn: `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
  monitoringRoleArn: `arn:aws:iam::111122223333:role/agents/${name}-monitoring`,
  partition: 'aws',
  accountId: '111122223333',
  regions: ['eu-west-1', 'us-east-1'],
  platform: 'eks-irsa',
  flavour: 'alloy',
  capabilities: ['cloudwatch-metrics', 's3-logs', 'amp-remote-write'],
  metrics: [],
  deliveries: [],
});

export const session = (name: string): SessionInfo => ({
  roleArn: `arn:aws:iam::111122223333:role/agents/${name}-monitoring`,
  roleSessionName: `acme-portal-component-default-${name}`,
  accessKeyId: '****************7QXA',
  stsRegion: 'eu-west-1',
  externalIdMode: 'entity',
  externalId: `acme-portal/component:default/${name}`,
  sessionPolicy: { applied: true, packedPolicySizePercent: 31 },
  chained: true,
  assumedBy: 'arn:aws:iam::999900001111:role/portal-hub',
  issuedAt: ago(22 * MINUTE),
  expiresAt: ago(-38 * MINUTE),
  lastUsedAt: ago(40),
  refreshCount: 3,
  lastFailure: null,
});

export const chain = (name: string): ChainHop[] => [
  {
    kind: 'portal-identity',
    arn: 'arn:aws:iam::999900001111:user/portal-bootstrap',
    accountId: '999900001111',
    source: 'environment',
    how: 'environment variables',
    status: 'ok',
    hazards: [
      {
        id: 'long-lived-key',
        severity: 'warning',
        message: 'The portal runs on a long-lived access key.',
        remedy: 'Run it with a role: IRSA, Pod Identity or an ECS task role.',
      },
    ],
  },
  {
    kind: 'hub-role',
    arn: 'arn:aws:iam::999900001111:role/portal-hub',
    accountId: '999900001111',
    how: 'AssumeRole',
    issuedAt: ago(22 * MINUTE),
    expiresAt: ago(-38 * MINUTE),
    status: 'ok',
    hazards: [],
  },
  {
    kind: 'monitoring-role',
    arn: `arn:aws:iam::111122223333:role/agents/${name}-monitoring`,
    accountId: '111122223333',
    how: 'AssumeRole with ExternalId',
    issuedAt: ago(22 * MINUTE),
    expiresAt: ago(-38 * MINUTE),
    status: 'ok',
    hazards: [],
  },
];

/** A healthy agent; each state of the dev app and the tests differs from it. */
export const agent = (
  name = 'payments',
  overrides: Partial<AgentResponse> = {},
): AgentResponse => ({
  entityRef: `component:default/${name}`,
  signalKey: `key-of-${name}`,
  status: 'ok',
  reason: 'Metrics, deliveries and role were read, and data arrives.',
  binding: binding(name),
  problems: [],
  accountName: 'acme-payments',
  monitoringRoleArn: `arn:aws:iam::111122223333:role/agents/${name}-monitoring`,
  monitoringRoleIsAgentRole: false,
  chain: chain(name),
  session: session(name),
  observations: [
    observation('metrics'),
    observation('deliveries', { observedAt: ago(3 * MINUTE) }),
    observation('role', { observedAt: ago(HOUR), dataAt: ago(HOUR) }),
  ],
  role: roleData(name),
  accessKeys: null,
  intervalSeconds: 60,
  serverTime: ago(0),
  ...overrides,
});
