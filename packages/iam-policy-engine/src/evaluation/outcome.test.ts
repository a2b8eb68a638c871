import {
  ACCOUNT,
  BOB,
  FEDERATED,
  ROLE,
  ROOT,
  SESSION,
  allows,
  allowsOther,
  bob,
  decide,
  denies,
  federatedBob,
  onBucket,
  policy,
  root,
  session,
} from './__fixtures__/world';
import { Policy } from '../policy/types';
import { ApplicablePolicies, RequestPrincipal } from './types';

describe('within one account', () => {
  const identity = [allows('identity')];
  const silent = [allowsOther('identity')];
  const resource = onBucket(BOB);

  it.each([
    // [what, principal, policies, outcome]
    ['nothing', bob, {}, 'implicit-deny identity'],
    ['identity', bob, { identity }, 'allowed identity'],
    ['resource only', bob, { resource }, 'allowed resource'],
    ['both', bob, { identity, resource }, 'allowed resource'],
    [
      'resource names another',
      bob,
      { identity, resource: onBucket(ROLE) },
      'allowed identity',
    ],
    [
      'resource names another, identity silent',
      bob,
      { identity: silent, resource: onBucket(ROLE) },
      'implicit-deny identity',
    ],
    [
      'identity denies',
      bob,
      { identity: [denies('identity')], resource },
      'explicit-deny identity',
    ],
    [
      'resource denies',
      bob,
      {
        identity,
        resource: policy('resource', { Effect: 'Deny', Principal: '*' }),
      },
      'explicit-deny resource',
    ],
    [
      'boundary and identity',
      bob,
      { identity, boundary: allows('boundary') },
      'allowed identity',
    ],
    [
      'boundary silent',
      bob,
      { identity, boundary: allowsOther('boundary') },
      'implicit-deny boundary',
    ],
    [
      'boundary alone grants nothing',
      bob,
      { boundary: allows('boundary') },
      'implicit-deny identity',
    ],
    [
      'boundary denies',
      bob,
      { identity, resource, boundary: denies('boundary') },
      'explicit-deny boundary',
    ],
    [
      'session policy and identity',
      session,
      { identity, session: [allows('session')] },
      'allowed identity',
    ],
    [
      'one of two session policies',
      session,
      { identity, session: [allowsOther('session'), allows('session')] },
      'allowed identity',
    ],
    [
      'session policy silent',
      session,
      { identity, session: [allowsOther('session')] },
      'implicit-deny session',
    ],
    [
      'session policy alone grants nothing',
      session,
      { session: [allows('session')] },
      'implicit-deny identity',
    ],
    [
      'session policy denies',
      session,
      { identity, session: [denies('session')] },
      'explicit-deny session',
    ],
    [
      'account named, identity silent: a delegation, no grant',
      bob,
      { identity: silent, resource: onBucket(ROOT) },
      'implicit-deny identity',
    ],
    [
      'account named, identity allows',
      bob,
      { identity, resource: onBucket(ACCOUNT) },
      'allowed identity',
    ],
    ['root needs no policy', root, {}, 'allowed nobody'],
    [
      'root and a denying bucket policy',
      root,
      {
        resource: policy('resource', { Effect: 'Deny', Principal: '*' }),
      },
      'explicit-deny resource',
    ],
  ] as [string, RequestPrincipal, ApplicablePolicies, string][])(
    '%s',
    (_what, principal, policies, expected) => {
      expect(decide(principal, policies)).toBe(expected);
    },
  );
});

describe('implicit denies and who the resource policy names (same account)', () => {
  const limits = {
    identity: [allowsOther('identity')],
    boundary: allowsOther('boundary'),
  };
  const sessionLimits = { ...limits, session: [allowsOther('session')] };

  it.each([
    ['user', bob, onBucket(BOB), limits, 'allowed resource'],
    [
      'role session',
      session,
      onBucket(SESSION),
      sessionLimits,
      'allowed resource',
    ],
    ['role', session, onBucket(ROLE), sessionLimits, 'implicit-deny boundary'],
    [
      'role, boundary allows',
      session,
      onBucket(ROLE),
      { ...sessionLimits, boundary: allows('boundary') },
      'implicit-deny session',
    ],
    [
      'role, boundary and session allow, identity silent',
      session,
      onBucket(ROLE),
      {
        identity: limits.identity,
        boundary: allows('boundary'),
        session: [allows('session')],
      },
      'allowed resource',
    ],
    [
      'role, no identity policy at all',
      session,
      onBucket(ROLE),
      {},
      'allowed resource',
    ],
    ['everyone', session, onBucket('*'), sessionLimits, 'allowed resource'],
    [
      'federated user',
      federatedBob,
      onBucket(FEDERATED),
      sessionLimits,
      'allowed resource',
    ],
    [
      'the user behind it',
      federatedBob,
      onBucket(BOB),
      sessionLimits,
      'implicit-deny boundary',
    ],
    [
      'the user behind it, session policy allows',
      federatedBob,
      onBucket(BOB),
      { session: [allows('session')] },
      'allowed resource',
    ],
  ] as [string, RequestPrincipal, Policy, ApplicablePolicies, string][])(
    '%s',
    (_what, principal, resource, policies, expected) => {
      expect(decide(principal, { ...policies, resource })).toBe(expected);
    },
  );

  it('takes the most direct of several grants', () => {
    const resource = policy(
      'resource',
      { Principal: { AWS: ROOT } },
      { Principal: { AWS: ROLE } },
      { Principal: { AWS: SESSION } },
    );
    expect(decide(session, { ...sessionLimits, resource })).toBe(
      'allowed resource',
    );
  });

  it('gives a federated user without session policy nothing of its own', () => {
    const identity = [allows('identity')];
    expect(decide(federatedBob, { identity })).toBe('implicit-deny session');
  });

  it('is limited by an explicit deny whoever is named', () => {
    expect(
      decide(session, {
        resource: onBucket(SESSION),
        session: [denies('session')],
      }),
    ).toBe('explicit-deny session');
  });
});
