import {
  ACCOUNT,
  BOB,
  ROOT,
  SESSION,
  allows,
  allowsOther,
  anonymous,
  bob,
  decide,
  firehose,
  onBucket,
  policy,
  root,
  session,
} from './__fixtures__/world';
import { ApplicablePolicies, RequestPrincipal } from './types';

describe('across accounts', () => {
  const other = { resourceAccountId: '999999999999' };
  const identity = [allows('identity')];

  it.each([
    ['identity only', bob, { identity }, 'implicit-deny resource'],
    [
      'resource only',
      bob,
      { resource: onBucket(BOB) },
      'implicit-deny identity',
    ],
    ['both', bob, { identity, resource: onBucket(BOB) }, 'allowed resource'],
    [
      'account named',
      bob,
      { identity, resource: onBucket(ROOT) },
      'allowed resource',
    ],
    [
      'everyone named',
      bob,
      { identity, resource: onBucket('*') },
      'allowed resource',
    ],
    [
      'everyone named, identity silent',
      bob,
      { resource: onBucket('*') },
      'implicit-deny identity',
    ],
    [
      'session named, identity silent',
      session,
      { resource: onBucket(SESSION) },
      'implicit-deny identity',
    ],
    [
      'session named, session policy silent',
      session,
      {
        identity,
        resource: onBucket(SESSION),
        session: [allowsOther('session')],
      },
      'implicit-deny session',
    ],
    [
      'boundary silent',
      bob,
      { identity, resource: onBucket(BOB), boundary: allowsOther('boundary') },
      'implicit-deny boundary',
    ],
    [
      'root of the other account',
      root,
      { resource: onBucket(ROOT) },
      'allowed resource',
    ],
    ['root, resource silent', root, {}, 'implicit-deny resource'],
  ] as [string, RequestPrincipal, ApplicablePolicies, string][])(
    '%s',
    (_what, principal, policies, expected) => {
      expect(decide(principal, policies, other)).toBe(expected);
    },
  );

  it('takes the account from the ARN when it is not given', () => {
    const resource = 'arn:aws:sqs:eu-west-1:999999999999:q';
    const request = { resource, resourceAccountId: undefined };
    expect(decide(bob, { identity }, request)).toBe('implicit-deny resource');
  });
});

describe('callers without an account', () => {
  const forFirehose = policy('resource', {
    Principal: { Service: 'firehose.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  });

  it.each([
    [
      firehose,
      { resource: forFirehose },
      { 'aws:SourceAccount': ACCOUNT },
      'allowed resource',
    ],
    [firehose, { resource: forFirehose }, {}, 'implicit-deny resource'],
    [firehose, {}, {}, 'implicit-deny resource'],
    [anonymous, { resource: onBucket('*') }, {}, 'allowed resource'],
    [anonymous, { resource: onBucket(ROOT) }, {}, 'implicit-deny resource'],
    [anonymous, {}, {}, 'implicit-deny resource'],
  ] as [RequestPrincipal, ApplicablePolicies, Record<string, string>, string][])(
    '%j, case %#',
    (principal, policies, context, expected) => {
      expect(decide(principal, policies, { context })).toBe(expected);
    },
  );
});
