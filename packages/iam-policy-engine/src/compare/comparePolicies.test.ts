import { policy } from '../needs/__fixtures__/policies';
import { AccessNeed } from '../needs/types';
import { parsePolicy } from '../policy/parsePolicy';
import { StatementDocument } from '../policy/types';
import { comparePolicies } from './comparePolicies';
import { AccessChange, AccessScope, ComparisonOptions } from './types';

const BUCKET = 'arn:aws:s3:::telemetry';
type Statements = readonly Partial<StatementDocument>[];

const identity = (statements: Statements) => ({
  identity: statements.length > 0 ? [policy('identity', ...statements)] : [],
});

function scope({ action, resource, principal, context }: AccessScope): string {
  const when = Object.entries(context).map(([key, value]) => `${key}=${value}`);
  return [
    principal,
    action,
    resource && `on ${resource}`,
    when.length > 0 && `when ${when.sort().join(', ')}`,
  ]
    .filter(Boolean)
    .join(' ');
}
const described = (changes: readonly AccessChange[]) =>
  changes.map(each =>
    [scope(each), ...each.except.map(other => `except ${scope(other)}`)].join(
      '; ',
    ),
  );
function change(
  before: Statements,
  after: Statements,
  options?: ComparisonOptions,
) {
  const result = comparePolicies(identity(before), identity(after), options);
  return {
    allowed: described(result.newlyAllowed),
    denied: described(result.newlyDenied),
  };
}

const get = { Action: 's3:GetObject', Resource: `${BUCKET}/*` };
const inRegion = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };

describe('what policies newly allow and deny', () => {
  it.each<[string, Statements, Statements, string[], string[]]>([
    [
      'nothing for the same in other words',
      [get],
      [{ ...get, Action: ['s3:getobject'] }],
      [],
      [],
    ],
    ['a new statement', [], [get], [`s3:GetObject on ${BUCKET}/*`], []],
    ['a removed statement', [get], [], [], [`s3:GetObject on ${BUCKET}/*`]],
    [
      'a narrower resource',
      [get],
      [{ ...get, Resource: `${BUCKET}/payments/*` }],
      [],
      [
        `s3:GetObject on ${BUCKET}/*; except s3:GetObject on ${BUCKET}/payments/*`,
      ],
    ],
    [
      'a resource that overlaps',
      [{ ...get, Resource: `${BUCKET}/payments/*` }],
      [{ ...get, Resource: `${BUCKET}/*/2024` }],
      [`s3:GetObject on ${BUCKET}/*/2024`],
      [
        `s3:GetObject on ${BUCKET}/payments/*; except s3:GetObject on ${BUCKET}/payments/*/2024`,
      ],
    ],
    [
      'single actions for a wildcard',
      [{ Action: 's3:*', Resource: `${BUCKET}/*` }],
      [get],
      [],
      [`s3:* on ${BUCKET}/*; except s3:GetObject on ${BUCKET}/*`],
    ],
    [
      'a Deny that crosses an Allow',
      [{ Action: 's3:Get*', Resource: `${BUCKET}/*` }],
      [
        { Action: 's3:Get*', Resource: `${BUCKET}/*` },
        {
          Effect: 'Deny',
          Action: 's3:*Tagging',
          Resource: 'arn:aws:s3:::*/secret',
        },
      ],
      [],
      [`s3:get*tagging on ${BUCKET}/*/secret`],
    ],
    [
      'a condition',
      [get],
      [{ ...get, Condition: inRegion }],
      [],
      [
        `s3:GetObject on ${BUCKET}/*; except s3:GetObject on ${BUCKET}/* when aws:requestedregion=eu-west-1`,
      ],
    ],
    [
      'one value of a condition of many',
      [
        {
          ...get,
          Condition: { StringEquals: { 'aws:SourceVpc': ['a', 'b'] } },
        },
      ],
      [{ ...get, Condition: { StringEquals: { 'aws:SourceVpc': ['a'] } } }],
      [],
      [`s3:GetObject on ${BUCKET}/* when aws:sourcevpc=b`],
    ],
    [
      'a range of addresses',
      [{ ...get, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
      [{ ...get, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } } }],
      [],
      [`s3:GetObject on ${BUCKET}/* when aws:sourceip=10.255.255.255`],
    ],
    [
      'a value that may be absent',
      [
        {
          ...get,
          Condition: { StringEqualsIfExists: { 'aws:SourceVpc': 'a' } },
        },
      ],
      [get],
      [`s3:GetObject on ${BUCKET}/* when aws:sourcevpc=any-other`],
      [],
    ],
    [
      'what is seen only by those who escape a Deny',
      [
        {
          Effect: 'Deny',
          Condition: {
            StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
          },
        },
      ],
      [
        get,
        {
          Effect: 'Deny',
          Condition: {
            StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
          },
        },
      ],
      [`s3:GetObject on ${BUCKET}/* when aws:requestedregion=eu-west-1`],
      [],
    ],
    [
      'NotAction and NotResource',
      [{ NotAction: 'iam:*', NotResource: `${BUCKET}/*` }],
      [{ NotAction: 'iam:*', NotResource: `${BUCKET}/secret` }],
      [
        `* on ${BUCKET}/*; except * on ${BUCKET}/secret; except iam:* on ${BUCKET}/*`,
      ],
      [],
    ],
  ])('%s', (_, before, after, allowed, denied) => {
    expect(change(before, after)).toEqual({ allowed, denied });
  });

  it('resolves variables by what is known of the caller, and assumes the rest', () => {
    const own = {
      Action: 's3:GetObject',
      Resource: `${BUCKET}/\${aws:PrincipalTag/service}/*`,
    };
    const payments = { ...own, Resource: `${BUCKET}/payments/*` };
    const context = { 'aws:PrincipalTag/service': 'payments' };
    expect(change([own], [payments], { context })).toEqual({
      allowed: [],
      denied: [],
    });
    expect(change([own], [])).toEqual({
      allowed: [],
      denied: [
        `s3:GetObject on ${BUCKET}/any-other/* when aws:principaltag/service=any-other`,
      ],
    });
  });

  it('looks at all policies that bear on the request', () => {
    const policies = identity([get, { Action: 'sqs:*' }]);
    const result = comparePolicies(policies, {
      ...policies,
      boundary: policy('boundary', { Action: 's3:*' }),
    });
    expect(described(result.newlyDenied)).toEqual(['sqs:* on *']);
    expect(result.newlyDenied[0]).toMatchObject({
      before: { allowed: true },
      after: { reason: 'implicit-deny', policyType: 'boundary' },
      request: { action: 'sqs:any-other', resource: 'any-other' },
    });
    expect(result.newlyAllowed).toEqual([]);
  });

  it('names who newly gets in by a trust policy', () => {
    const trust = (AWS: string, Condition: object) =>
      parsePolicy(
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { AWS },
            Action: 'sts:AssumeRole',
            Condition,
          },
        },
        { type: 'trust' },
      );
    const portal = 'arn:aws:iam::999999999999:role/portal';
    const externalId = { StringEquals: { 'sts:ExternalId': 'payments' } };
    const result = comparePolicies(
      { trust: trust(portal, externalId) },
      { trust: trust('999999999999', externalId) },
    );
    expect(described(result.newlyAllowed)).toEqual([
      '999999999999 sts:AssumeRole when sts:externalid=payments',
    ]);
    expect(described(result.newlyDenied)).toEqual([]);
    const opened = comparePolicies(
      { trust: trust(portal, externalId) },
      { trust: trust(portal, {}) },
    );
    expect(described(opened.newlyAllowed)).toEqual([
      `${portal} sts:AssumeRole`,
    ]);
  });

  it('says when it gave up', () => {
    const many = Array.from({ length: 30 }, (_, i) => `s3:Get${i}`);
    const after = identity([{ Action: many }]);
    expect(comparePolicies({}, after).complete).toBe(true);
    const cut = comparePolicies({}, after, { maxRequests: 10 });
    expect(cut.complete).toBe(false);
    expect(cut.newlyAllowed).toHaveLength(10);
  });
});

describe('needs', () => {
  const read: AccessNeed = {
    action: 's3:GetObject',
    resource: `${BUCKET}/payments/*`,
  };
  const list: AccessNeed = { action: 's3:ListBucket', resource: BUCKET };

  it('tells how far each is met before and after, and which remain unmet', () => {
    const result = comparePolicies(
      identity([{ Action: 's3:*' }]),
      identity([{ ...get, Resource: `${BUCKET}/payments/2024/*` }]),
      { needs: [read, list] },
    );
    expect(result.needs).toEqual([
      { need: read, before: 'fully', after: 'partly' },
      { need: list, before: 'fully', after: 'not' },
    ]);
    expect(result.unmet.map(({ need, met }) => [need, met])).toEqual([
      [read, 'partly'],
      [list, 'not'],
    ]);
  });
});
