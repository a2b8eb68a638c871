import { policy } from './__fixtures__/policies';
import { judgeNeed } from './judgeNeed';
import { AccessNeed, GrantingPolicies, NeedOptions } from './types';

const read: AccessNeed = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::telemetry/payments/*',
};
const deny = { Effect: 'Deny' } as const;

function verdict(
  need: AccessNeed,
  policies: GrantingPolicies,
  options?: NeedOptions,
): string {
  const { met, refused } = judgeNeed(need, policies, options);
  const by = refused?.decision;
  return by ? `${met}: ${by.reason} by ${by.policyType}` : met;
}

describe('judgeNeed', () => {
  it.each<[string, AccessNeed, GrantingPolicies, string]>([
    ['an Allow of it', read, { identity: [policy('identity', {})] }, 'fully'],
    ['nothing', read, {}, 'not: implicit-deny by identity'],
    [
      'an Allow of a part',
      read,
      {
        identity: [
          policy('identity', { Resource: 'arn:aws:s3:::telemetry/*/2024' }),
        ],
      },
      'partly: implicit-deny by identity',
    ],
    [
      'a Deny of a part',
      read,
      {
        identity: [
          policy(
            'identity',
            {},
            { ...deny, Resource: 'arn:aws:s3:::*/secret' },
          ),
        ],
      },
      'partly: explicit-deny by identity',
    ],
    [
      'a boundary that lacks it',
      read,
      {
        identity: [policy('identity', {})],
        boundary: policy('boundary', { Action: 'sqs:*' }),
      },
      'not: implicit-deny by boundary',
    ],
    [
      'a Deny of one action of many',
      { ...read, action: 's3:Get*' },
      {
        identity: [policy('identity', {}, { ...deny, Action: 's3:*Tagging' })],
      },
      'partly: explicit-deny by identity',
    ],
    [
      'a Deny of other resources, for an action without resource',
      { action: 'cloudwatch:ListMetrics', resource: '*' },
      {
        identity: [
          policy('identity', {}, { ...deny, Resource: 'arn:aws:s3:::b/*' }),
        ],
      },
      'fully',
    ],
    [
      'an Allow under a condition that the need does not promise',
      read,
      {
        identity: [
          policy('identity', {
            Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
          }),
        ],
      },
      'not: implicit-deny by identity',
    ],
    [
      'an Allow under a condition that the need promises',
      {
        ...read,
        conditions: { StringEquals: { 'aws:SourceVpc': ['vpc-1'] } },
      },
      {
        identity: [
          policy('identity', {
            Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } },
          }),
        ],
      },
      'fully',
    ],
    [
      'an identity policy alone, for a role of another account',
      {
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::999999999999:role/monitoring',
      },
      { identity: [policy('identity', {})] },
      'fully',
    ],
    [
      'a bucket policy that denies',
      read,
      {
        identity: [policy('identity', {})],
        resource: policy('resource', { ...deny, Principal: '*' }),
      },
      'not: explicit-deny by resource',
    ],
  ])('%s', (_, need, policies, expected) => {
    expect(verdict(need, policies)).toBe(expected);
  });

  it('follows policy variables of need and policy', () => {
    const identity = [
      policy('identity', {
        Resource: 'arn:aws:s3:::telemetry/${aws:PrincipalTag/service}/*',
      }),
    ];
    const own = {
      ...read,
      resource: 'arn:aws:s3:::telemetry/${aws:PrincipalTag/service}/*',
    };
    const context = { 'aws:PrincipalTag/service': 'payments' };
    expect(verdict(read, { identity }, { context })).toBe('fully');
    expect(verdict(own, { identity }, { context })).toBe('fully');
    expect(verdict(own, { identity })).toBe('fully');
    expect(verdict(read, { identity })).toBe('not: implicit-deny by identity');
  });

  it('lets known facts overrule what a need promises', () => {
    const identity = [
      policy('identity', {
        Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
      }),
    ];
    const need = {
      ...read,
      conditions: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
    };
    expect(
      verdict(need, { identity }, { context: { 'AWS:SourceVpc': 'vpc-2' } }),
    ).toBe('not: implicit-deny by identity');
  });
});
