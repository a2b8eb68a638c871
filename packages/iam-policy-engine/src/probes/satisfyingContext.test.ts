import { parsePolicy } from '../policy/parsePolicy';
import { ConditionDocument } from '../policy/types';
import { evaluate } from '../evaluation/evaluate';
import { RequestContext } from '../evaluation/types';
import { escapingContext, satisfyingContext } from './satisfyingContext';

const principal = {
  kind: 'role' as const,
  arn: 'arn:aws:iam::111122223333:role/alloy',
};

function under(condition: ConditionDocument) {
  const policy = parsePolicy(
    {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: condition,
      },
    },
    { type: 'identity' },
  );
  const [{ conditions }] = policy.statements;
  return {
    satisfying: satisfyingContext(conditions, policy.version),
    escaping: escapingContext(conditions, policy.version),
    holds: (context: RequestContext) =>
      evaluate(
        { principal, action: 's3:GetObject', resource: '*', context },
        { identity: [policy] },
      ).allowed,
  };
}

const CONDITIONS: readonly ConditionDocument[] = [
  { StringEquals: { 'ec2:Region': ['eu-west-1', 'us-east-1'] } },
  { StringLike: { 's3:prefix': 'payments/*' } },
  { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'EU-west-1' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111122223333:*' } },
  { Bool: { 'aws:SecureTransport': true } },
  { NumericLessThan: { 's3:max-keys': 10 } },
  { NumericGreaterThan: { 's3:max-keys': 10 } },
  { NumericLessThanEquals: { 's3:max-keys': 10 } },
  { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
  { DateGreaterThan: { 'aws:EpochTime': '1700000000' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { BinaryEquals: { 'svc:token': 'QmFzZTY0' } },
  { Null: { 'aws:TokenIssueTime': 'false' } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
  {
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
    Null: { 'aws:TagKeys': 'false' },
  },
];

describe('a context that satisfies conditions', () => {
  it.each(CONDITIONS.map(condition => [JSON.stringify(condition), condition]))(
    '%s',
    (_, condition) => {
      const { satisfying, holds } = under(condition as ConditionDocument);
      expect(holds({})).toBe(false);
      expect(holds(satisfying)).toBe(true);
    },
  );

  it('leaves out what absence satisfies', () => {
    const { satisfying, holds } = under({
      StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
      Null: { 'aws:SourceVpc': 'true' },
    });
    expect(satisfying).toEqual({});
    expect(holds(satisfying)).toBe(true);
  });
});

describe('a context that escapes conditions', () => {
  it.each([
    [{ StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } }],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }],
    [{ Null: { 'aws:MultiFactorAuthAge': 'true' } }],
  ] as ConditionDocument[][])('%j', condition => {
    const { escaping, holds } = under(condition);
    expect(holds({})).toBe(true);
    expect(holds(escaping)).toBe(false);
  });

  it('adds nothing where absence is enough', () => {
    const { escaping } = under({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } });
    expect(escaping).toEqual({});
  });
});
