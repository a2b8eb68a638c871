import type { PermissionAnalysis } from 'backstage-plugin-aws-agents-common';
import {
  finding,
  grantedService,
  missingNeed,
  neededPermission,
  permissionAnalysis,
  place,
  policyText,
  waiver,
} from './permissions';
import { ago, DAY, HOUR, MINUTE } from './time';

const BROAD_TEXT = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Everything', Effect: 'Allow', Action: ['s3:*'], Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
    ],
  },
  null,
  2,
);

const everything = place({
  policyId: 'inline:broad',
  policyName: 'shipping-broad',
  sid: 'Everything',
  lines: { start: 4, end: 11 },
});
const passing = place({
  policyId: 'inline:broad',
  policyName: 'shipping-broad',
  index: 1,
  sid: undefined,
  lines: { start: 12, end: 16 },
});
const inBroad = { policyId: 'inline:broad', policyName: 'shipping-broad' };

const findings = [
  finding({
    ...inBroad,
    id: 'pass-any-role-1',
    rule: 'pass-any-role',
    severity: 'high',
    title: 'Can pass any role',
    why: 'A service that is given an administrator role acts with its permissions.',
    remedy:
      'Name the roles under Resource, and the service with iam:PassedToService.',
    evidence: 'iam:PassRole on *',
    statement: passing,
    lines: { start: 15, end: 15 },
    actions: ['iam:PassRole'],
  }),
  finding({
    ...inBroad,
    id: 'data-exfiltration-1',
    rule: 'data-exfiltration',
    severity: 'high',
    title: 'Reads any data of the kind',
    why: 'The actions return contents of any bucket, secret, parameter or snapshot in the account.',
    remedy: 'Name the buckets, secrets and parameters that are needed.',
    evidence: 's3:GetObject, s3:GetObjectVersion on *',
    statement: everything,
    lines: { start: 4, end: 11 },
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
  }),
  finding({
    ...inBroad,
    statement: everything,
    lines: { start: 8, end: 8 },
    waiver: waiver(),
  }),
];

/** A role that lacks one thing and may do far too much besides. */
export const broadPermissions = (name: string): PermissionAnalysis => {
  const sound = permissionAnalysis(name);
  return permissionAnalysis(name, {
    summary: {
      needed: 4,
      met: 2,
      missing: 1,
      undecided: 1,
      excess: 2,
      tooBroad: 1,
      findings: { critical: 0, high: 2, medium: 0, low: 0, info: 0 },
      waived: 1,
    },
    granted: [
      grantedService('iam', 'AWS Identity and Access Management (IAM)', {
        levels: [
          {
            level: 'Write',
            allowed: 1,
            total: 101,
            actions: ['iam:PassRole'],
          },
        ],
        allowed: 1,
        total: 180,
        notNeeded: 1,
        statements: [
          {
            statement: passing,
            actions: ['iam:PassRole'],
            resources: ['*'],
            conditions: [],
          },
        ],
      }),
      grantedService('s3', 'Amazon S3', {
        levels: [
          {
            level: 'List',
            allowed: 12,
            total: 12,
            actions: ['s3:ListBucket', 's3:ListAllMyBuckets'],
          },
          { level: 'Read', allowed: 70, total: 70, actions: ['s3:GetObject'] },
          {
            level: 'Write',
            allowed: 68,
            total: 69,
            actions: ['s3:DeleteBucket', 's3:PutObject'],
          },
          {
            level: 'Permissions management',
            allowed: 19,
            total: 19,
            actions: ['s3:PutBucketPolicy'],
          },
          {
            level: 'Tagging',
            allowed: 10,
            total: 10,
            actions: ['s3:PutObjectTagging'],
          },
        ],
        allowed: 179,
        total: 180,
        stopped: 1,
        notNeeded: 178,
        statements: [
          {
            statement: everything,
            actions: ['s3:*'],
            resources: ['*'],
            conditions: [],
          },
        ],
      }),
      ...sound.granted.slice(0, 1),
    ],
    needed: [
      missingNeed('cloudwatch:GetMetricStatistics', {
        why: 'read metrics of static jobs',
      }),
      neededPermission('aps:RemoteWrite', {
        id: 'amp',
        capability: 'amp-remote-write',
        resource: 'arn:aws:aps:eu-west-1:111122223333:workspace/*',
        scope: 'pattern',
        why: 'send samples to the workspace',
        source:
          'Amazon Managed Service for Prometheus User Guide, "IAM permissions and policies"',
        decision: 'unknown',
        decidedBy: 'the policy guard-rails could not be read',
        allowedBy: undefined,
      }),
      ...sound.needed.slice(1),
    ],
    excess: [
      {
        statement: passing,
        entry: 'iam:PassRole',
        removable: true,
        severity: 'high',
        actions: [
          {
            action: 'iam:PassRole',
            severity: 'high',
            rule: 'pass-any-role',
            accessLevel: 'Write',
          },
        ],
        actionCount: 1,
        resources: ['*'],
      },
      {
        statement: everything,
        entry: 's3:*',
        removable: false,
        severity: 'high',
        actions: [
          {
            action: 's3:PutBucketPolicy',
            severity: 'high',
            rule: 'resource-exposure',
            accessLevel: 'Permissions management',
          },
          {
            action: 's3:GetObject',
            severity: 'high',
            rule: 'data-exfiltration',
            accessLevel: 'Read',
          },
          {
            action: 's3:DeleteBucket',
            severity: 'medium',
            accessLevel: 'Write',
          },
        ],
        actionCount: 178,
        resources: ['*'],
      },
    ],
    excessCount: 2,
    tooBroad: [
      {
        statement: everything,
        element: 'Resource',
        actions: ['s3:*'],
        current: ['*'],
        suggested: [`arn:aws:s3:::acme-telemetry/${name}/*`],
      },
    ],
    unused: {
      roleLastUsed: { at: ago(11 * MINUTE), region: 'eu-west-1' },
      services: {
        state: 'known',
        reportedAt: ago(2 * HOUR),
        items: [
          {
            service: 'iam',
            title: 'AWS Identity and Access Management (IAM)',
            lastAuthenticatedAt: null,
            needed: false,
          },
          {
            service: 's3',
            title: 'Amazon S3',
            lastAuthenticatedAt: ago(210 * DAY),
            region: 'eu-west-1',
            needed: true,
          },
        ],
      },
    },
    findings,
    waivers: [
      waiver(),
      waiver({
        id: 'waiver-0',
        title: 'Can assume any role',
        rule: 'assume-any-role',
        state: 'lapsed',
        until: ago(9 * DAY),
      }),
    ],
    policies: [
      policyText({
        ...{ id: 'inline:broad', name: 'shipping-broad' },
        kind: 'inline',
        arn: undefined,
        versionId: undefined,
        text: BROAD_TEXT,
      }),
      ...sound.policies,
    ],
    unknowns: [
      'The policy guard-rails could not be read, so what it denies is not known.',
    ],
  });
};
