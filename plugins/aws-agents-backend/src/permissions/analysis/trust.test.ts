import type { RoleData } from 'backstage-plugin-aws-agents-common';
import { RolePolicySet } from './rolePolicies';
import { describeTrust } from './trust';

const PORTAL = 'arn:aws:iam::210987654321:role/portal/backstage';

function describeStatement(statement: object) {
  const policies = RolePolicySet.fromRole({
    policies: [],
    trustPolicy: { Version: '2012-10-17', Statement: [statement] },
  } as unknown as RoleData);
  if (!policies.trust) throw new Error('no trust policy');
  const [described] = describeTrust(policies.trust, policies, {
    accountId: '111122223333',
    accountNames: new Map([['210987654321', 'acme-platform']]),
    portalArns: [PORTAL],
  });
  return described;
}

const assume = (Principal: unknown, Condition = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  Condition,
});

describe('describeTrust', () => {
  it.each([
    [
      { AWS: PORTAL },
      {
        kind: 'role',
        label: 'portal/backstage',
        portal: true,
        foreign: true,
        accountName: 'acme-platform',
      },
    ],
    [
      { AWS: '464622532012' },
      { kind: 'account', label: 'Datadog', vendor: 'Datadog', foreign: true },
    ],
    [
      { AWS: 'arn:aws:iam::111122223333:root' },
      { kind: 'account', label: '111122223333', foreign: false },
    ],
    [
      { AWS: 'arn:aws:iam::111122223333:user/ops/eve' },
      { kind: 'user', label: 'ops/eve' },
    ],
    ['*', { kind: 'anyone', foreign: true }],
    [{ Service: 'ec2.amazonaws.com' }, { kind: 'service', foreign: false }],
    [
      {
        Federated:
          'arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/X',
      },
      { kind: 'oidc', label: 'oidc.example.com/id/X', foreign: false },
    ],
    [
      { Federated: 'arn:aws:iam::999988887777:saml-provider/corp' },
      { kind: 'saml', label: 'corp', foreign: true },
    ],
  ])('knows who %j is', (principal, expected) => {
    expect(describeStatement(assume(principal)).principals).toMatchObject([
      expected,
    ]);
  });

  it.each([
    ['arn:aws:iam::210987654321:role/backstage', true],
    ['arn:aws:iam::210987654321:role/backstage-test', false],
    ['arn:aws:iam::111122223333:role/backstage', false],
    ['arn:aws:iam::210987654321:user/portal/backstage', false],
  ])(
    'knows the portal by %s, of which STS has left the path out: %s',
    (AWS, portal) => {
      expect(describeStatement(assume({ AWS })).principals).toMatchObject([
        { portal },
      ]);
    },
  );

  it('tells what kind of demand a condition is', () => {
    const { conditions, statement } = describeStatement(
      assume('*', {
        StringEquals: {
          'sts:ExternalId': 'x',
          'oidc.example.com/id/X:sub': 's',
          'oidc.example.com/id/X:aud': 'a',
          'aws:SourceAccount': '1',
          'aws:PrincipalOrgID': 'o-1',
          'aws:PrincipalArn': 'arn',
          'aws:SourceVpc': 'vpc',
        },
      }),
    );
    expect(conditions.map(({ kind }) => kind)).toEqual([
      'external-id',
      'subject',
      'audience',
      'source',
      'organization',
      'principal',
      'other',
    ]);
    expect(statement.lines).toEqual({ start: 4, end: 19 });
  });
});
