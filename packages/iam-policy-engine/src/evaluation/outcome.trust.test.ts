import {
  ACCOUNT,
  BOB,
  ROLE,
  ROOT,
  SESSION,
  allows,
  anonymous,
  bob,
  decide,
  firehose,
  onBucket,
  policy,
  root,
  session,
} from './__fixtures__/world';
import { Policy } from '../policy/types';
import { AccessRequest, ApplicablePolicies, RequestPrincipal } from './types';

describe('trust policies', () => {
  const assume = (
    principal: RequestPrincipal,
    trust: Policy,
    policies: ApplicablePolicies = {},
    overrides: Partial<AccessRequest> = {},
  ) =>
    decide(
      principal,
      { trust, ...policies },
      {
        action: 'sts:AssumeRole',
        resource: `arn:aws:iam::${ACCOUNT}:role/target`,
        ...overrides,
      },
    );
  const trusts = (...names: string[]) =>
    policy('trust', { Action: 'sts:AssumeRole', Principal: { AWS: names } });
  const identity = [policy('identity', { Action: 'sts:AssumeRole' })];
  const foreign = {
    resource: 'arn:aws:iam::999999999999:role/target',
    resourceAccountId: '999999999999',
  };

  it('suffices when it names a principal of the same account', () => {
    expect(assume(bob, trusts(BOB))).toBe('allowed trust');
    expect(assume(session, trusts(ROLE))).toBe('allowed trust');
    expect(assume(session, trusts(SESSION))).toBe('allowed trust');
  });

  it('delegates to identity policies when it names the account', () => {
    expect(assume(session, trusts(ROOT))).toBe('implicit-deny identity');
    expect(assume(session, trusts(ROOT), { identity })).toBe(
      'allowed identity',
    );
  });

  it('must allow, whatever identity policies say', () => {
    expect(assume(session, trusts(BOB), { identity })).toBe(
      'implicit-deny trust',
    );
  });

  it('needs both sides across accounts, however it names the caller', () => {
    expect(assume(session, trusts(ROLE), {}, foreign)).toBe(
      'implicit-deny identity',
    );
    expect(assume(session, trusts(BOB), { identity }, foreign)).toBe(
      'implicit-deny trust',
    );
    expect(assume(session, trusts(ROLE), { identity }, foreign)).toBe(
      'allowed trust',
    );
    expect(assume(session, trusts(ROOT), { identity }, foreign)).toBe(
      'allowed trust',
    );
  });

  it('checks the external id', () => {
    const trust = policy('trust', {
      Action: 'sts:AssumeRole',
      Principal: { AWS: ROOT },
      Condition: { StringEquals: { 'sts:ExternalId': 'portal/payments' } },
    });
    const withId = (id: string) => ({
      ...foreign,
      context: { 'sts:ExternalId': id },
    });
    const policies = { identity };
    expect(assume(session, trust, policies, withId('portal/payments'))).toBe(
      'allowed trust',
    );
    expect(assume(session, trust, policies, withId('portal/orders'))).toBe(
      'implicit-deny trust',
    );
    expect(assume(session, trust, policies, foreign)).toBe(
      'implicit-deny trust',
    );
  });

  it('lets services and web identities in by itself', () => {
    const oidc: RequestPrincipal = {
      kind: 'federated',
      arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.example`,
    };
    const trust = policy(
      'trust',
      {
        Action: 'sts:AssumeRole',
        Principal: { Service: 'firehose.amazonaws.com' },
      },
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: oidc.arn },
        Condition: {
          StringEquals: { 'oidc.example:sub': 'system:serviceaccount:m:alloy' },
        },
      },
    );
    const web = (sub: string) => ({
      action: 'sts:AssumeRoleWithWebIdentity',
      context: { 'oidc.example:sub': sub },
    });
    expect(assume(firehose, trust)).toBe('allowed trust');
    expect(assume(oidc, trust, {}, web('system:serviceaccount:m:alloy'))).toBe(
      'allowed trust',
    );
    expect(assume(oidc, trust, {}, web('system:serviceaccount:m:other'))).toBe(
      'implicit-deny trust',
    );
    expect(assume(oidc, trust, {}, { action: 'sts:AssumeRole' })).toBe(
      'implicit-deny trust',
    );
  });

  it('lets neither root nor anonymous callers in', () => {
    expect(assume(root, trusts(ROOT))).toBe('implicit-deny trust');
    expect(assume(anonymous, trusts('*'))).toBe('implicit-deny trust');
  });

  it('obeys explicit denies on either side', () => {
    const deniedHere = policy(
      'trust',
      { Action: 'sts:AssumeRole', Principal: { AWS: BOB } },
      { Action: 'sts:*', Effect: 'Deny', Principal: { AWS: BOB } },
    );
    expect(assume(bob, deniedHere)).toBe('explicit-deny trust');
    const deniedThere = [
      policy('identity', { Effect: 'Deny', Action: 'sts:AssumeRole' }),
    ];
    expect(assume(bob, trusts(BOB), { identity: deniedThere })).toBe(
      'explicit-deny identity',
    );
  });
});

describe('KMS key policies', () => {
  const decrypt = {
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`,
  };
  const identity = [allows('identity')];

  it('must allow, if only by naming the account', () => {
    expect(decide(bob, { identity, resource: onBucket(ROLE) }, decrypt)).toBe(
      'implicit-deny resource',
    );
    expect(decide(bob, { identity, resource: onBucket(ROOT) }, decrypt)).toBe(
      'allowed identity',
    );
    expect(decide(bob, { resource: onBucket(ROOT) }, decrypt)).toBe(
      'implicit-deny identity',
    );
    expect(decide(bob, { resource: onBucket(BOB) }, decrypt)).toBe(
      'allowed resource',
    );
  });

  it('can lock even root out', () => {
    expect(decide(root, { resource: onBucket(BOB) }, decrypt)).toBe(
      'implicit-deny resource',
    );
  });
});
