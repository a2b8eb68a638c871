import { PolicyType } from '../../policy/types';
import { RuleId } from '../ruleId';
import { AnalysisOptions } from '../types';
import { knowledge } from './knowledge';

/** A policy that a rule speaks up about, and the nearest one that it must leave alone. */
export interface RuleExample {
  readonly type?: PolicyType;
  readonly bad: object;
  readonly good: object;
  readonly options?: AnalysisOptions;
}

const HOME = '111122223333';
const FOREIGN = 'arn:aws:iam::999999999999:role/observer';
const DATADOG = 'arn:aws:iam::464622532012:root';
const FORGE = 'token.actions.githubusercontent.com';
const CLUSTER_SUB = 'system:serviceaccount:monitoring:alloy';

const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map(statement => ({ Effect: 'Allow', ...statement })),
});
const identity = (Action: unknown, Resource: unknown = '*', more = {}) =>
  policy({ Action, Resource, ...more });
const when = (Condition: object, Action: unknown = 's3:GetObject') =>
  identity(Action, 'arn:aws:s3:::b/*', { Condition });
const trust = (Principal: unknown, Condition?: object, more = {}) =>
  policy({
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
    ...more,
  });
const oidc = (Condition: object) =>
  trust(
    { Federated: `arn:aws:iam::${HOME}:oidc-provider/${FORGE}` },
    Condition,
    { Action: 'sts:AssumeRoleWithWebIdentity' },
  );
const demands = (id: string) => ({ StringEquals: { 'sts:ExternalId': id } });
const aud = { [`${FORGE}:aud`]: 'sts.amazonaws.com' };
const sub = (value: string) => ({ [`${FORGE}:sub`]: value });
const sound = identity('s3:GetObject', 'arn:aws:s3:::b/*');

/** One of each for every rule; the type makes the table complete. */
export const RULE_EXAMPLES: Readonly<Record<RuleId, RuleExample>> = {
  'policy-malformed': {
    bad: policy({ Effect: 'Permit', Action: 's3:GetObject', Resource: '*' }),
    good: sound,
  },
  'duplicate-sid': {
    bad: policy(
      { Sid: 'Reads', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' },
      { Sid: 'Reads', Action: 's3:GetObject', Resource: 'arn:aws:s3:::c/k' },
    ),
    good: policy(
      { Sid: 'Reads', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' },
      { Sid: 'reads', Action: 's3:GetObject', Resource: 'arn:aws:s3:::c/k' },
    ),
  },
  'invalid-sid': {
    bad: identity('s3:GetObject', 'arn:aws:s3:::b/k', { Sid: 'read it' }),
    good: identity('s3:GetObject', 'arn:aws:s3:::b/k', { Sid: 'Read1t' }),
  },
  'no-version': {
    bad: { Statement: sound.Statement },
    good: sound,
  },
  'old-version': {
    bad: { ...sound, Version: '2008-10-17' },
    good: sound,
  },
  'variable-in-old-version': {
    bad: {
      ...identity('s3:GetObject', 'arn:aws:s3:::b/${aws:username}/*'),
      Version: '2008-10-17',
    },
    good: identity('s3:GetObject', 'arn:aws:s3:::b/${aws:username}/*'),
  },
  'empty-element': {
    bad: identity('s3:GetObject', []),
    good: sound,
  },
  'unknown-service': {
    bad: identity('cloudwach:GetMetricData'),
    good: identity('cloudwatch:GetMetricData'),
  },
  'unknown-action': {
    bad: identity('cloudwatch:GetMetricsData'),
    good: identity('cloudwatch:GetMetricDat?'),
  },
  'unknown-condition-key': {
    bad: when({ StringEquals: { 's3:prefix': 'payments/' } }),
    good: when({ StringEquals: { 's3:ExistingObjectTag/team': 'payments' } }),
  },
  'resource-mismatch': {
    bad: identity('s3:GetObject', 'arn:aws:s3:::b'),
    good: identity('s3:GetObject', 'arn:aws:s3:::b/k'),
  },
  'needless-star-resource': {
    bad: identity('s3:ListBucket'),
    good: identity(['cloudwatch:ListMetrics', 'ec2:DescribeInstances']),
  },
  'infrastructure-change': {
    bad: identity('sqs:DeleteQueue'),
    good: identity('sqs:DeleteQueue', `arn:aws:sqs:eu-west-1:${HOME}:payments`),
  },
  'resource-exposure': {
    bad: identity('s3:PutBucketPolicy'),
    good: identity('s3:PutBucketPolicy', 'arn:aws:s3:::b'),
  },
  'data-exfiltration': {
    bad: identity('s3:GetObject', 'arn:aws:s3:::*'),
    good: identity('s3:GetObject', 'arn:aws:s3:::b/*'),
  },
  'credentials-exposure': {
    bad: identity('redshift:GetClusterCredentials'),
    good: identity(
      'redshift:GetClusterCredentials',
      `arn:aws:redshift:eu-west-1:${HOME}:dbuser:reports/alloy`,
    ),
  },
  'admin-access': {
    bad: identity('*'),
    good: identity('*', 'arn:aws:s3:::b/*'),
  },
  'all-actions': {
    bad: identity('*', 'arn:aws:s3:::b/*'),
    good: sound,
  },
  'service-wildcard': {
    bad: identity('s3:*', 'arn:aws:s3:::b/*'),
    good: identity('s3:Get*', 'arn:aws:s3:::b/*'),
  },
  'not-action-with-allow': {
    bad: policy({ NotAction: 'iam:*', Resource: 'arn:aws:s3:::b/*' }),
    good: policy({ Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }),
  },
  'not-resource-with-allow': {
    bad: policy({ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' }),
    good: policy({
      Effect: 'Deny',
      Action: 's3:GetObject',
      NotResource: 'arn:aws:s3:::b/*',
    }),
  },
  'not-principal-with-allow': {
    type: 'resource',
    bad: policy({
      NotPrincipal: { AWS: HOME },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/*',
    }),
    good: policy({
      Effect: 'Deny',
      NotPrincipal: { AWS: HOME },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/*',
    }),
  },
  'assume-any-role': {
    bad: identity('sts:AssumeRole', 'arn:aws:iam::*:role/*'),
    good: identity('sts:AssumeRole', `arn:aws:iam::${HOME}:role/monitoring`),
  },
  'pass-any-role': {
    bad: identity('iam:PassRole'),
    good: identity('iam:PassRole', `arn:aws:iam::${HOME}:role/agents/alloy`),
  },
  'privilege-escalation': {
    bad: identity('iam:CreatePolicyVersion'),
    good: identity('iam:GetPolicyVersion'),
  },
  'set-operator-on-single-value': {
    bad: when({ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }),
    good: when({
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' },
    }),
  },
  'for-all-values-allow': {
    bad: when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } }),
    good: when({
      'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' },
      Null: { 'aws:TagKeys': 'false' },
    }),
  },
  'condition-type-mismatch': {
    bad: when({ IpAddress: { 'aws:SourceIp': 'office' } }),
    good: when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
  },
  'wildcard-without-like': {
    bad: when({ StringEquals: { 'aws:PrincipalTag/team': 'pay*' } }),
    good: when({ StringLike: { 'aws:PrincipalTag/team': 'pay*' } }),
  },
  'trust-any-principal': {
    type: 'trust',
    bad: trust('*'),
    good: trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
  },
  'trust-cross-account-without-external-id': {
    type: 'trust',
    bad: trust({ AWS: FOREIGN }),
    good: trust({ AWS: FOREIGN }, demands('portal/payments')),
  },
  'trust-wrong-external-id': {
    type: 'trust',
    bad: trust({ AWS: FOREIGN }, demands('portal/orders')),
    good: trust({ AWS: FOREIGN }, demands('portal/payments')),
  },
  'trust-confused-deputy': {
    type: 'trust',
    bad: trust({ Service: 'streams.metrics.cloudwatch.amazonaws.com' }),
    good: trust(
      { Service: 'streams.metrics.cloudwatch.amazonaws.com' },
      { StringEquals: { 'aws:SourceAccount': HOME } },
    ),
  },
  'trust-oidc-without-sub': {
    type: 'trust',
    bad: oidc({ StringEquals: aud }),
    good: oidc({ StringEquals: { ...aud, ...sub(CLUSTER_SUB) } }),
  },
  'trust-oidc-without-aud': {
    type: 'trust',
    bad: oidc({ StringEquals: sub(CLUSTER_SUB) }),
    good: oidc({ StringEquals: { ...aud, ...sub(CLUSTER_SUB) } }),
  },
  'trust-oidc-wildcard-sub': {
    type: 'trust',
    bad: oidc({ StringEquals: aud, StringLike: sub('repo:acme/*') }),
    good: oidc({ StringEquals: { ...aud, ...sub('repo:acme/payments') } }),
  },
  'trust-action-mismatch': {
    type: 'trust',
    bad: trust({ Service: 'ec2.amazonaws.com' }, undefined, {
      Action: 'sts:AssumeRoleWithWebIdentity',
    }),
    good: trust({ Service: 'ec2.amazonaws.com' }),
  },
  'trust-not-principal': {
    type: 'trust',
    bad: trust(undefined, undefined, { NotPrincipal: { AWS: FOREIGN } }),
    good: trust({ AWS: HOME }),
  },
  'trust-wildcard-arn': {
    type: 'trust',
    bad: trust({ AWS: `arn:aws:iam::${HOME}:role/agents/*` }),
    good: trust({ AWS: `arn:aws:iam::${HOME}:role/agents/alloy` }),
  },
  'trust-known-vendor': {
    type: 'trust',
    bad: trust({ AWS: DATADOG }, demands('portal/payments')),
    good: trust({ AWS: FOREIGN }, demands('portal/payments')),
  },
};

/** What the analysis knows in the examples. */
export const EXAMPLE_OPTIONS: AnalysisOptions = {
  knowledge,
  accountId: HOME,
  expectedExternalId: 'portal/payments',
};
