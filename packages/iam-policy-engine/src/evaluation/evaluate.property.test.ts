import fc from 'fast-check';
import { parseDenial } from '../denial/parseDenial';
import { renderDenial } from '../denial/renderDenial';
import { parsePolicy } from '../policy/parsePolicy';
import { Policy, PolicyType } from '../policy/types';
import { evaluate } from './evaluate';
import { AccessRequest, ApplicablePolicies, RequestPrincipal } from './types';

const RUNS = { seed: 42, numRuns: 3000 };
const HOME = '111122223333';
const OTHER = '999999999999';
const USER = `arn:aws:iam::${HOME}:user/bob`;
const ROLE = `arn:aws:iam::${HOME}:role/alloy`;
const SESSION = `arn:aws:sts::${HOME}:assumed-role/alloy/s`;

const principals: readonly RequestPrincipal[] = [
  { kind: 'user', arn: USER },
  { kind: 'assumed-role', arn: SESSION, roleArn: ROLE },
  { kind: 'federated-user', arn: `arn:aws:sts::${HOME}:federated-user/bob` },
  { kind: 'root', arn: `arn:aws:iam::${HOME}:root` },
  { kind: 'service', arn: 'ec2.amazonaws.com' },
  { kind: 'anonymous', arn: '*' },
];
const patterns = ['*', 's3:*', 's3:Get*', 's3:GetObject', 'sqs:*'];
const resources = [
  '*',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::a/k',
  'arn:aws:s3:::b/*',
];
const names = ['*', HOME, USER, ROLE, SESSION, OTHER];

const request: fc.Arbitrary<AccessRequest> = fc.record({
  principal: fc.constantFrom(...principals),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'kms:Decrypt'),
  resource: fc.constantFrom('arn:aws:s3:::a/k', 'arn:aws:s3:::b/k', '*'),
  resourceAccountId: fc.constantFrom(HOME, OTHER),
  context: fc.constantFrom({}, { 'aws:SourceIp': '203.0.113.7' }),
});

function policyOf(type: PolicyType): fc.Arbitrary<Policy> {
  const named = type === 'resource' || type === 'rcp';
  return fc
    .array(
      fc.record({
        Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
        Action: fc.constantFrom(...patterns),
        Resource: fc.constantFrom(...resources),
        ...(named
          ? { Principal: fc.constantFrom(...names).map(AWS => ({ AWS })) }
          : {}),
        Condition: fc.constantFrom(
          {},
          { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
          { Null: { 'aws:SourceIp': 'true' } },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map(Statement => parsePolicy({ Statement }, { type }));
}

const list = (type: PolicyType) => fc.array(policyOf(type), { maxLength: 2 });
const policies: fc.Arbitrary<ApplicablePolicies> = fc.record(
  {
    identity: list('identity'),
    resource: policyOf('resource'),
    boundary: policyOf('boundary'),
    session: list('session'),
    scp: fc.array(list('scp'), { maxLength: 2 }),
    rcp: fc.array(list('rcp'), { maxLength: 2 }),
    vpcEndpoint: list('vpc-endpoint'),
  },
  { requiredKeys: [] },
);

const everything = (type: PolicyType, Effect: 'Allow' | 'Deny') =>
  parsePolicy({ Statement: { Effect, Action: '*', Resource: '*' } }, { type });
const allowAll = everything('identity', 'Allow');
const denyAll = everything('identity', 'Deny');

describe('whatever the policies and the request', () => {
  it('a Deny of everything wins', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const identity = [...(given.identity ?? []), denyAll];
        const decision = evaluate(asked, { ...given, identity });
        expect(decision).toMatchObject({
          allowed: false,
          reason: 'explicit-deny',
        });
      }),
      RUNS,
    );
  });

  it('an Allow more never takes anything away', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const identity = [...(given.identity ?? []), allowAll];
        const before = evaluate(asked, given).allowed;
        const after = evaluate(asked, { ...given, identity }).allowed;
        expect(before && !after).toBe(false);
      }),
      RUNS,
    );
  });

  it.each(['boundary', 'scp', 'rcp', 'vpcEndpoint'] as const)(
    'lifting the %s never takes anything away',
    limit => {
      fc.assert(
        fc.property(request, policies, (asked, given) => {
          const before = evaluate(asked, given).allowed;
          const after = evaluate(asked, { ...given, [limit]: undefined });
          expect(before && !after.allowed).toBe(false);
        }),
        RUNS,
      );
    },
  );

  it('the order of policies does not matter', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const reversed: ApplicablePolicies = {
          ...given,
          identity: given.identity && [...given.identity].reverse(),
          session: given.session && [...given.session].reverse(),
          scp: given.scp && [...given.scp].reverse(),
        };
        const [a, b] = [given, reversed].map(p => evaluate(asked, p));
        expect([a.reason, a.policyType]).toEqual([b.reason, b.policyType]);
      }),
      RUNS,
    );
  });

  it('the decision names a statement that matched, and the denial can be read back', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const decision = evaluate(asked, given);
        const { policy, statement, reason } = decision;
        const named = decision.matched.filter(
          matched =>
            matched.policy === policy && matched.statement === statement,
        );
        expect(named.length > 0).toBe(statement !== undefined);
        expect(
          decision.allowed ||
            parseDenial(renderDenial(asked, decision))?.policyType,
        ).toBe(decision.allowed || decision.policyType);
        expect(statement === undefined && reason === 'explicit-deny').toBe(
          false,
        );
      }),
      RUNS,
    );
  });
});
