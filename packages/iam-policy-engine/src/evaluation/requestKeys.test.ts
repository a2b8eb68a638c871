import { callerAccountOf, derivedKeys, resourceAccountOf } from './requestKeys';
import { RequestPrincipal } from './types';

const keysOf = (principal: RequestPrincipal, resource = '*') =>
  Object.fromEntries(
    derivedKeys({ principal, action: 's3:GetObject', resource }),
  );

describe('derivedKeys', () => {
  it.each([
    [
      { kind: 'user', arn: 'arn:aws:iam::111122223333:user/path/bob' },
      {
        'aws:principalarn': 'arn:aws:iam::111122223333:user/path/bob',
        'aws:principalaccount': '111122223333',
        'aws:principaltype': 'User',
        'aws:username': 'bob',
        'aws:resourceaccount': '111122223333',
        'aws:principalisawsservice': 'false',
        'aws:viaawsservice': 'false',
      },
    ],
    [
      {
        kind: 'assumed-role',
        arn: 'arn:aws:sts::111122223333:assumed-role/alloy/s',
        roleArn: 'arn:aws:iam::111122223333:role/agents/alloy',
        userId: 'AROAEXAMPLE:s',
        federatedProvider: 'accounts.google.com',
      },
      {
        'aws:principalarn': 'arn:aws:iam::111122223333:role/agents/alloy',
        'aws:principalaccount': '111122223333',
        'aws:principaltype': 'AssumedRole',
        'aws:userid': 'AROAEXAMPLE:s',
        'aws:resourceaccount': '111122223333',
        'aws:principalisawsservice': 'false',
        'aws:federatedprovider': 'accounts.google.com',
        'aws:viaawsservice': 'false',
      },
    ],
    [
      { kind: 'root', arn: 'arn:aws:iam::111122223333:root' },
      {
        'aws:principalarn': 'arn:aws:iam::111122223333:root',
        'aws:principalaccount': '111122223333',
        'aws:principaltype': 'Account',
        'aws:userid': '111122223333',
        'aws:resourceaccount': '111122223333',
        'aws:principalisawsservice': 'false',
        'aws:viaawsservice': 'false',
      },
    ],
    [
      {
        kind: 'federated-user',
        arn: 'arn:aws:sts::111122223333:federated-user/bob',
      },
      {
        'aws:principalarn': 'arn:aws:sts::111122223333:federated-user/bob',
        'aws:principalaccount': '111122223333',
        'aws:principaltype': 'FederatedUser',
        'aws:userid': '111122223333:bob',
        'aws:resourceaccount': '111122223333',
        'aws:principalisawsservice': 'false',
        'aws:viaawsservice': 'false',
      },
    ],
    [
      { kind: 'service', arn: 'ec2.amazonaws.com' },
      {
        'aws:principalisawsservice': 'true',
        'aws:principalservicename': 'ec2.amazonaws.com',
        'aws:viaawsservice': 'false',
      },
    ],
    [
      { kind: 'anonymous', arn: '*' },
      {
        'aws:principaltype': 'Anonymous',
        'aws:userid': 'anonymous',
        'aws:viaawsservice': 'false',
      },
    ],
  ] as [RequestPrincipal, object][])('%j', (principal, expected) => {
    expect(keysOf(principal)).toEqual(expected);
  });

  it('makes do without the role ARN of a session', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/alloy/s';
    expect(keysOf({ kind: 'assumed-role', arn })['aws:principalarn']).toBe(
      'arn:aws:iam::111122223333:role/alloy',
    );
  });
});

describe('accounts', () => {
  const bob: RequestPrincipal = {
    kind: 'user',
    arn: 'arn:aws:iam::111122223333:user/bob',
  };

  it.each([
    ['arn:aws:sqs:eu-west-1:999999999999:q', undefined, '999999999999'],
    ['arn:aws:s3:::b', undefined, '111122223333'],
    ['arn:aws:s3:::b', '999999999999', '999999999999'],
    ['*', undefined, '111122223333'],
  ])('%p with %p belongs to %p', (resource, resourceAccountId, expected) => {
    expect(
      resourceAccountOf({
        principal: bob,
        action: 'x:Y',
        resource,
        resourceAccountId,
      }),
    ).toBe(expected);
  });

  it('prefers the account that is given for the caller', () => {
    expect(callerAccountOf({ ...bob, accountId: '444455556666' })).toBe(
      '444455556666',
    );
    expect(callerAccountOf({ kind: 'service', arn: 'x' })).toBeUndefined();
  });
});
