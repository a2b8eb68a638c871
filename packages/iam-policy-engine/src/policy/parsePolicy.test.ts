import { issuesOf, policy, statement } from './__fixtures__/issues';
import { parsePolicy } from './parsePolicy';
import { PolicyType } from './types';

describe('parsePolicy', () => {
  it('brings string and list forms to one form', () => {
    const single = parsePolicy(
      {
        Version: '2012-10-17',
        Statement: {
          Sid: 'One',
          Effect: 'Deny',
          NotAction: 's3:*',
          NotResource: 'arn:aws:s3:::b',
          Condition: {
            NumericLessThan: { 's3:max-keys': 10 },
            Bool: { 'aws:SecureTransport': true },
          },
        },
      },
      { type: 'identity', id: 'inline' },
    );
    expect(single).toMatchObject({
      id: 'inline',
      type: 'identity',
      version: '2012-10-17',
      statements: [
        {
          index: 0,
          sid: 'One',
          effect: 'Deny',
          action: { negated: true, patterns: ['s3:*'] },
          resource: { negated: true, patterns: ['arn:aws:s3:::b'] },
          conditions: [
            { operator: 'NumericLessThan', key: 's3:max-keys', values: ['10'] },
            { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
          ],
        },
      ],
    });
  });

  it('reads every kind of principal', () => {
    const { statements } = parsePolicy(
      policy({
        Principal: {
          AWS: ['111122223333', '*'],
          Service: 'ec2.amazonaws.com',
          Federated: 'accounts.google.com',
          CanonicalUser: '79a5',
        },
      }),
      { type: 'resource' },
    );
    expect(statements[0].principal).toEqual({
      negated: false,
      principals: [
        { category: 'AWS', value: '111122223333' },
        { category: 'AWS', value: '*' },
        { category: 'Service', value: 'ec2.amazonaws.com' },
        { category: 'Federated', value: 'accounts.google.com' },
        { category: 'CanonicalUser', value: '79a5' },
      ],
    });
  });

  it('assumes the old version when none is named, as AWS does', () => {
    const { version } = parsePolicy(
      { Statement: statement },
      { type: 'identity' },
    );
    expect(version).toBe('2008-10-17');
  });

  it('calls a policy by its name, its ARN or its type', () => {
    const arn = 'arn:aws:iam::111122223333:policy/p';
    const name = (options: { id?: string; arn?: string }) =>
      parsePolicy(policy({}), { type: 'identity', ...options }).id;
    expect(name({ id: 'p', arn })).toBe('p');
    expect(name({ arn })).toBe(arn);
    expect(name({})).toBe('identity');
  });

  it('keeps the text it was parsed from', () => {
    const text = JSON.stringify(policy({}));
    expect(parsePolicy(text, { type: 'identity' }).source).toBe(text);
    expect(
      parsePolicy(policy({}), { type: 'identity' }).source,
    ).toBeUndefined();
  });

  it.each([
    ['empty lists', policy({ Action: [], Resource: [] })],
    ['any action', policy({ Action: '*' })],
    ['all actions of all services', policy({ Action: '*:*' })],
    [
      'an empty Sid, twice',
      { Statement: [0, 1].map(() => ({ ...statement, Sid: '' })) },
    ],
    ['an Id', { Id: 'x', Statement: statement }],
    ['an empty condition block', policy({ Condition: {} })],
    ['an incomplete ARN', policy({ Resource: 'arn:aws:s3' })],
  ])('accepts %s', (_name, input) => {
    expect(issuesOf(input)).toEqual([]);
  });

  it.each([
    ['trust', { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    ['resource', { Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: '*' }],
    ['vpc-endpoint', statement],
    ['rcp', { ...statement, Principal: '*', Effect: 'Deny' }],
    ['scp', statement],
    ['boundary', statement],
    ['session', statement],
  ] as [PolicyType, object][])(
    'knows the elements of %s policies',
    (type, s) => {
      expect(issuesOf({ Statement: [s] }, type)).toEqual([]);
    },
  );
});
