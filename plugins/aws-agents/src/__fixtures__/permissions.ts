import type {
  FindingWaiver,
  GrantedService,
  NeededPermission,
  PermissionAnalysis,
  PermissionFinding,
  PermissionsResponse,
  PolicyText,
  StatementPlace,
} from 'backstage-plugin-aws-agents-common';
import { observation } from './agent';
import { ago, DAY, HOUR, MINUTE } from './time';

const PORTAL_ROLE = 'arn:aws:iam::999900001111:role/portal-hub';

const pretty = (document: unknown) => JSON.stringify(document, null, 2);

export const readMetricsText = pretty({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ReadMetrics',
      Effect: 'Allow',
      Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
      Resource: '*',
    },
    {
      Sid: 'Deliver',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::acme-telemetry/payments/*',
    },
  ],
});

export const policyText = (
  overrides: Partial<PolicyText> = {},
): PolicyText => ({
  id: 'managed:alloy',
  kind: 'managed',
  name: 'alloy-cloudwatch',
  arn: 'arn:aws:iam::111122223333:policy/alloy-cloudwatch',
  versionId: 'v3',
  text: readMetricsText,
  size: 312,
  ...overrides,
});

const trustText = policyText({
  id: 'trust',
  kind: 'trust',
  name: 'Trust policy',
  arn: undefined,
  versionId: undefined,
  text: pretty({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: PORTAL_ROLE },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: {
            'sts:ExternalId': 'acme-portal/component:default/payments',
          },
        },
      },
    ],
  }),
});

export const place = (
  overrides: Partial<StatementPlace> = {},
): StatementPlace => ({
  policyId: 'managed:alloy',
  policyName: 'alloy-cloudwatch',
  index: 0,
  sid: 'ReadMetrics',
  lines: { start: 4, end: 12 },
  ...overrides,
});

export const neededPermission = (
  action: string,
  overrides: Partial<NeededPermission> = {},
): NeededPermission => ({
  id: `cloudwatch-metrics ${action} *`,
  capability: 'cloudwatch-metrics',
  action,
  resource: '*',
  region: 'eu-west-1',
  scope: 'no-resource',
  conditions: [],
  why: 'read metrics in bulk',
  source: 'Grafana Alloy, prometheus.exporter.cloudwatch, "Authentication"',
  optional: false,
  decision: 'allowed',
  decidedBy: 'alloy-cloudwatch, ReadMetrics',
  allowedBy: place(),
  ...overrides,
});

export const missingNeed = (
  action: string,
  overrides: Partial<NeededPermission> = {},
): NeededPermission =>
  neededPermission(action, {
    decision: 'denied',
    decidedBy: 'no identity policy allows it',
    allowedBy: undefined,
    stoppedBy: {
      policyType: 'identity',
      explicit: false,
      text: 'no identity policy of the role allows it',
    },
    ...overrides,
  });

export const finding = (
  overrides: Partial<PermissionFinding> = {},
): PermissionFinding => ({
  id: 'service-wildcard-1',
  rule: 'service-wildcard',
  severity: 'medium',
  title: 'All actions of a service',
  why: 'The wildcard includes deletion, sharing and whatever the service adds later.',
  remedy: 'List the actions that are needed.',
  evidence: '"s3:*"',
  policyId: 'managed:alloy',
  policyName: 'alloy-cloudwatch',
  statement: place({
    index: 1,
    sid: 'Deliver',
    lines: { start: 13, end: 18 },
  }),
  lines: { start: 16, end: 16 },
  actions: [],
  waiver: null,
  ...overrides,
});

export const waiver = (
  overrides: Partial<FindingWaiver> = {},
): FindingWaiver => ({
  id: 'waiver-1',
  findingId: 'service-wildcard-1',
  rule: 'service-wildcard',
  title: 'All actions of a service',
  reason: 'The bucket moves to another account in spring.',
  createdBy: 'user:default/mara',
  createdAt: ago(4 * DAY),
  until: ago(-40 * DAY),
  state: 'active',
  ...overrides,
});

export const grantedService = (
  service: string,
  title: string,
  overrides: Partial<GrantedService> = {},
): GrantedService => ({
  service,
  title,
  known: true,
  levels: [
    {
      level: 'List',
      allowed: 1,
      total: 6,
      actions: [`${service}:ListMetrics`],
    },
    {
      level: 'Read',
      allowed: 1,
      total: 21,
      actions: [`${service}:GetMetricData`],
    },
  ],
  allowed: 2,
  total: 48,
  stopped: 0,
  notNeeded: 0,
  statements: [
    {
      statement: place(),
      actions: [`${service}:GetMetricData`, `${service}:ListMetrics`],
      resources: ['*'],
      conditions: [],
    },
  ],
  ...overrides,
});

const noFindings = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** A role that may do what its agent needs and nothing else. */
export const permissionAnalysis = (
  name: string,
  overrides: Partial<PermissionAnalysis> = {},
): PermissionAnalysis => ({
  roleArn: `arn:aws:iam::111122223333:role/agents/${name}-alloy`,
  summary: {
    needed: 3,
    met: 3,
    missing: 0,
    undecided: 0,
    excess: 0,
    tooBroad: 0,
    findings: noFindings,
    waived: 0,
  },
  granted: [
    grantedService('cloudwatch', 'Amazon CloudWatch'),
    grantedService('s3', 'Amazon S3', {
      levels: [
        { level: 'Write', allowed: 1, total: 69, actions: ['s3:PutObject'] },
      ],
      allowed: 1,
      total: 180,
      statements: [
        {
          statement: place({
            index: 1,
            sid: 'Deliver',
            lines: { start: 13, end: 18 },
          }),
          actions: ['s3:PutObject'],
          resources: ['arn:aws:s3:::acme-telemetry/payments/*'],
          conditions: [],
        },
      ],
    }),
  ],
  limits: [
    {
      type: 'boundary',
      state: 'none',
      text: 'The role has no permissions boundary.',
    },
    {
      type: 'scp',
      state: 'not-visible',
      text: 'The monitoring role may not read the policies of the organisation.',
    },
  ],
  needed: [
    neededPermission('cloudwatch:GetMetricData'),
    neededPermission('cloudwatch:ListMetrics', {
      why: 'find the metrics of a namespace',
    }),
    neededPermission('s3:PutObject', {
      id: 's3-logs s3:PutObject',
      capability: 's3-logs',
      resource: 'arn:aws:s3:::acme-telemetry/payments/*',
      scope: 'annotations',
      why: 'write chunks and the index',
      source: 'Grafana Loki, "Storage"',
      decidedBy: 'alloy-cloudwatch, Deliver',
    }),
  ],
  excess: [],
  excessCount: 0,
  tooBroad: [],
  unused: {
    roleLastUsed: { at: ago(11 * MINUTE), region: 'eu-west-1' },
    services: {
      state: 'known',
      reportedAt: ago(2 * HOUR),
      items: [
        {
          service: 's3',
          title: 'Amazon S3',
          lastAuthenticatedAt: ago(20 * MINUTE),
          region: 'eu-west-1',
          needed: true,
        },
      ],
    },
  },
  findings: [],
  waivers: [],
  trust: {
    policyId: 'trust',
    statements: [
      {
        statement: place({
          policyId: 'trust',
          policyName: 'Trust policy',
          sid: undefined,
          lines: { start: 4, end: 15 },
        }),
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        notPrincipal: false,
        principals: [
          {
            kind: 'role',
            value: PORTAL_ROLE,
            label: 'portal-hub',
            accountId: '999900001111',
            accountName: 'acme-tools',
            foreign: true,
            portal: true,
          },
        ],
        conditions: [
          {
            kind: 'external-id',
            operator: 'StringEquals',
            key: 'sts:ExternalId',
            values: [`acme-portal/component:default/${name}`],
          },
        ],
        severity: null,
      },
    ],
  },
  policies: [policyText(), trustText],
  confirmation: { state: 'off' },
  unknowns: [],
  ...overrides,
});

export const permissions = (
  name: string,
  overrides: Partial<PermissionAnalysis> = {},
): PermissionsResponse => ({
  state: observation('role', { observedAt: ago(HOUR), dataAt: ago(HOUR) }),
  permissions: permissionAnalysis(name, overrides),
  serverTime: ago(0),
});
