import { analyse, rulesFor } from '../__fixtures__/analyse';
import { AnalysisOptions } from '../types';

const HOME = '111122223333';
const OTHER = '999999999999';
const GITHUB = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
const sub = 'token.actions.githubusercontent.com:sub';
const aud = 'token.actions.githubusercontent.com:aud';

const trusted = (statement: object, options: AnalysisOptions = {}) =>
  rulesFor(statement, { type: 'trust', accountId: HOME, ...options });
const principal = (Principal: unknown, Condition?: object) => ({
  Principal,
  ...(Condition ? { Condition } : {}),
});
const oidc = (Condition?: object) => ({
  ...principal({ Federated: GITHUB }, Condition),
  Action: 'sts:AssumeRoleWithWebIdentity',
});
const externalId = { StringEquals: { 'sts:ExternalId': 'portal/payments' } };

describe('trust findings', () => {
  it.each([
    ['trust-any-principal', principal('*'), principal({ AWS: HOME })],
    [
      'trust-any-principal',
      principal({ AWS: '*' }, externalId),
      principal('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    ],
    [
      'trust-any-principal',
      principal('*', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }),
      principal('*', {
        ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HOME}:role/x` },
      }),
    ],
    [
      'trust-any-principal',
      principal('*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
      principal('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    ],
    [
      'trust-any-principal',
      principal('*', {
        'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' },
      }),
      principal('*', {
        'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' },
      }),
    ],
    [
      'trust-not-principal',
      { Principal: undefined, NotPrincipal: { AWS: OTHER } },
      {},
    ],
    [
      'trust-cross-account-without-external-id',
      principal({ AWS: OTHER }),
      principal({ AWS: OTHER }, externalId),
    ],
    [
      'trust-cross-account-without-external-id',
      principal({ AWS: `arn:aws:iam::${OTHER}:role/x` }),
      principal({ AWS: `arn:aws:iam::${HOME}:role/x` }),
    ],
    [
      'trust-cross-account-without-external-id',
      principal({ AWS: OTHER }, { StringLike: { 'sts:ExternalId': '*' } }),
      principal(
        { AWS: OTHER },
        { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      ),
    ],
    [
      'trust-confused-deputy',
      principal(
        { Service: 'pods.eks.amazonaws.com' },
        { StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'payments' } },
      ),
      principal(
        { Service: 'pods.eks.amazonaws.com' },
        {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': `arn:aws:eks:eu-west-1:${HOME}:cluster/main`,
          },
        },
      ),
    ],
    [
      'trust-confused-deputy',
      principal({ Service: 'firehose.amazonaws.com' }),
      principal(
        { Service: 'firehose.amazonaws.com' },
        { StringEquals: { 'aws:SourceAccount': HOME } },
      ),
    ],
    [
      'trust-confused-deputy',
      principal({ Service: ['ec2.amazonaws.com', 'glue.amazonaws.com'] }),
      principal({ Service: 'ec2.amazonaws.com' }),
    ],
    [
      'trust-oidc-without-sub',
      oidc({ StringEquals: { [aud]: 'sts.amazonaws.com' } }),
      oidc({ StringEquals: { [sub]: 'repo:o/r:ref:refs/heads/main' } }),
    ],
    [
      'trust-oidc-without-sub',
      oidc({ StringLike: { [sub]: '*' } }),
      oidc({ StringLike: { [sub]: 'repo:o/r:*' } }),
    ],
    [
      'trust-oidc-without-aud',
      oidc({ StringEquals: { [sub]: 'x' } }),
      oidc({ StringEquals: { [aud]: 'sts.amazonaws.com' } }),
    ],
    [
      'trust-oidc-wildcard-sub',
      oidc({ StringLike: { [sub]: 'repo:o/*' } }),
      oidc({ StringEquals: { [sub]: 'repo:o/r' } }),
    ],
    ['trust-action-mismatch', principal({ Federated: GITHUB }), oidc()],
    [
      'trust-action-mismatch',
      { ...principal({ AWS: HOME }), Action: 'sts:AssumeRoleWithWebIdentity' },
      { ...principal({ AWS: HOME }), Action: 'sts:*' },
    ],
    [
      'trust-action-mismatch',
      {
        ...principal({ Federated: `arn:aws:iam::${HOME}:saml-provider/p` }),
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      {
        ...principal({ Federated: `arn:aws:iam::${HOME}:saml-provider/p` }),
        Action: 'sts:AssumeRoleWithSAML',
      },
    ],
    [
      'trust-wildcard-arn',
      principal({ AWS: `arn:aws:iam::${HOME}:role/*` }),
      principal({ AWS: `arn:aws:iam::${HOME}:role/x` }),
    ],
    [
      'trust-known-vendor',
      principal({ AWS: '464622532012' }, externalId),
      principal({ AWS: OTHER }, externalId),
    ],
  ])('%s: %j, but not %j', (rule, bad, good) => {
    expect(trusted(bad)).toContain(rule);
    expect(trusted(good)).not.toContain(rule);
  });

  it('compares the external id that is expected', () => {
    const demanding = principal({ AWS: OTHER }, externalId);
    const expecting = (expectedExternalId: string) =>
      analyse(demanding, {
        type: 'trust',
        accountId: HOME,
        expectedExternalId,
      });
    expect(expecting('portal/payments')).toEqual([]);
    expect(expecting('portal/orders')).toEqual([
      expect.objectContaining({
        rule: 'trust-wrong-external-id',
        evidence:
          'The policy demands "portal/payments", the caller sends "portal/orders"',
      }),
    ]);
  });

  it('accepts the external id of any statement, and patterns', () => {
    const statements = [
      principal(
        { AWS: OTHER },
        { StringEquals: { 'sts:ExternalId': 'other' } },
      ),
      principal(
        { AWS: OTHER },
        { StringLike: { 'sts:ExternalId': 'portal/*' } },
      ),
    ];
    expect(trusted(statements, { expectedExternalId: 'portal/x' })).toEqual([]);
  });

  it('does not call an account foreign that is one of our own, or when it does not know', () => {
    const statement = principal({ AWS: OTHER });
    expect(trusted(statement, { trustedAccountIds: [OTHER] })).toEqual([]);
    expect(rulesFor(statement, { type: 'trust' })).toEqual([]);
  });

  it('names the vendor', () => {
    const findings = analyse(
      principal({ AWS: 'arn:aws:iam::464622532012:root' }),
      {
        type: 'trust',
        accountId: HOME,
      },
    );
    expect(findings.map(({ evidence }) => evidence)).toEqual([
      'Account 464622532012 (Datadog) and no sts:ExternalId',
      '464622532012 (Datadog)',
    ]);
  });

  it('knows that Cognito tells users by amr', () => {
    const cognito = (Condition: object) => ({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition,
    });
    const pool = { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' };
    expect(trusted(cognito({ StringEquals: pool }))).toEqual([
      'trust-oidc-without-sub',
    ]);
    expect(
      trusted(
        cognito({
          StringEquals: pool,
          'ForAnyValue:StringLike': {
            'cognito-identity.amazonaws.com:amr': 'authenticated',
          },
        }),
      ),
    ).not.toContain('trust-oidc-without-sub');
  });

  it('is content with a role for one service account of one cluster', () => {
    const host = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
    expect(
      trusted({
        Principal: { Federated: `arn:aws:iam::${HOME}:oidc-provider/${host}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${host}:sub`]: 'system:serviceaccount:monitoring:alloy',
            [`${host}:aud`]: 'sts.amazonaws.com',
          },
        },
      }),
    ).toEqual([]);
  });
});
