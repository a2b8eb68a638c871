import { accountOfArn, roleArnOfSession, splitArn } from './arn';

describe('splitArn', () => {
  it('keeps the colons of the resource part', () => {
    expect(
      splitArn('arn:aws:logs:eu-west-1:111122223333:log-group:/x:*'),
    ).toEqual([
      'arn',
      'aws',
      'logs',
      'eu-west-1',
      '111122223333',
      'log-group:/x:*',
    ]);
  });

  it.each(['', '*', 'arn:aws:s3', 'arn:aws:s3::', 'urn:aws:s3:::b'])(
    'finds no ARN in %p',
    text => {
      expect(splitArn(text)).toBeUndefined();
    },
  );
});

describe('accountOfArn', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/x', '111122223333'],
    ['arn:aws-cn:iam::111122223333:role/x', '111122223333'],
    ['arn:aws:s3:::bucket', undefined],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', undefined],
    ['*', undefined],
  ])('%p: %p', (arn, account) => {
    expect(accountOfArn(arn)).toBe(account);
  });
});

describe('roleArnOfSession', () => {
  it.each([
    [
      'arn:aws:sts::111122223333:assumed-role/agent/i-0abc',
      'arn:aws:iam::111122223333:role/agent',
    ],
    [
      'arn:aws-us-gov:sts::111122223333:assumed-role/agent/i-0abc',
      'arn:aws-us-gov:iam::111122223333:role/agent',
    ],
    ['arn:aws:sts::111122223333:federated-user/bob', undefined],
    ['arn:aws:iam::111122223333:role/agent', undefined],
    ['agent', undefined],
  ])('%p: %p', (session, role) => {
    expect(roleArnOfSession(session)).toBe(role);
  });
});
