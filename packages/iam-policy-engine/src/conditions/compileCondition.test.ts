import { compileCondition } from './compileCondition';

type Context = Record<string, string | string[]>;

function holds(
  operator: string,
  values: string | string[],
  requestValues: string | string[] | undefined,
  others: Context = {},
  version: '2012-10-17' | '2008-10-17' = '2012-10-17',
) {
  const context = new Map<string, string[]>(
    Object.entries(others).map(([key, value]) => [
      key.toLowerCase(),
      [value].flat(),
    ]),
  );
  if (requestValues !== undefined) {
    context.set('test:key', [requestValues].flat());
  }
  const test = compileCondition(
    { operator, key: 'Test:Key', values: [values].flat() },
    version,
  );
  return test({ values: key => context.get(key) });
}

describe('operators on one value', () => {
  it.each([
    ['StringEquals', 'iamuser-admin', 'iamuser-admin', true],
    ['StringEquals', 'iamuser-admin', 'IAMuser-admin', false],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', 'a*', 'a*', true],
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringNotEquals', 'a', 'b', true],
    ['StringNotEquals', 'a', 'a', false],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'Finance', 'fiNANCE', true],
    ['StringEqualsIgnoreCase', 'Finance', 'hr', false],
    ['StringNotEqualsIgnoreCase', 'Finance', 'fiNANCE', false],
    ['StringNotEqualsIgnoreCase', 'Finance', 'hr', true],
    ['StringLike', 't2.*', 't2.micro', true],
    ['StringLike', 't2.*', 'T2.micro', false],
    ['StringLike', '', '', true],
    ['StringLike', ['', 'home/', 'home/bob/'], 'home/bob/', true],
    ['StringLike', '?x', 'ax', true],
    ['StringNotLike', 't2.*', 't2.micro', false],
    ['StringNotLike', 't2.*', 'm3.large', true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', '10', '11', false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericNotEquals', '10', '10', false],
    ['NumericLessThan', '10', '9.9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericLessThanEquals', '10', '11', false],
    ['NumericGreaterThan', '10', '10.1', true],
    ['NumericGreaterThan', '10', '10', false],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['NumericLessThan', '10', 'many', false],
    ['NumericLessThan', 'many', '1', false],
    ['DateGreaterThan', '2020-01-01T00:00:01Z', '2020-06-01T00:00:00Z', true],
    ['DateGreaterThan', '2020-01-01T00:00:01Z', '2020-01-01T00:00:01Z', false],
    ['DateGreaterThanEquals', '2020-01-01', '2020-01-01T00:00:00Z', true],
    ['DateLessThan', '2020-06-30T23:59:59Z', '1577836800', true],
    ['DateLessThanEquals', '1577836800', '2020-01-01T00:00:00Z', true],
    ['DateEquals', '2020-01-01T01:00:00+01:00', '2020-01-01T00:00:00Z', true],
    ['DateNotEquals', '2020-01-01', '2020-01-02', true],
    ['DateNotEquals', '2020-01-01', '2020-01-01', false],
    ['DateLessThan', 'soon', '2020-01-01', false],
    ['Bool', 'false', 'false', true],
    ['Bool', 'False', 'false', true],
    ['Bool', 'true', 'false', false],
    ['Bool', 'yes', 'yes', false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'Qg==', 'Qg', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', false],
    ['IpAddress', '203.0.113.0/24', '203.0.113.9', true],
    [
      'IpAddress',
      ['203.0.113.0/24', '2001:DB8:1234:5678::/64'],
      '2001:db8:1234:5678::9',
      true,
    ],
    ['IpAddress', '203.0.113.0/24', '198.51.100.1', false],
    ['IpAddress', '203.0.113.0/24', 'ec2.amazonaws.com', false],
    ['NotIpAddress', '203.0.113.0/24', '203.0.113.9', false],
    ['NotIpAddress', ['192.0.2.0/24', '203.0.113.0/24'], '198.51.100.1', true],
    ['ArnEquals', 'arn:aws:sns:*:1:t*', 'arn:aws:sns:eu:1:topic', true],
    ['ArnLike', 'arn:aws:sns:*:1:t*', 'arn:aws:sns:eu:1:topic', true],
    ['ArnLike', 'arn:aws:sns:*:1:t*', 'arn:aws:sns:eu:2:topic', false],
    ['ArnNotEquals', 'arn:aws:iam::1:user/*', 'arn:aws:iam::1:user/u', false],
    ['ArnNotLike', 'arn:aws:iam::1:user/*', 'arn:aws:iam::1:role/r', true],
  ] as [string, string | string[], string, boolean][])(
    '%s %j on %j: %p',
    (operator, values, requestValue, expected) => {
      expect(holds(operator, values, requestValue)).toBe(expected);
    },
  );
});

describe('a key that the request does not have', () => {
  it.each([
    ['StringEquals', false],
    ['StringLike', false],
    ['NumericLessThan', false],
    ['DateGreaterThan', false],
    ['Bool', false],
    ['BinaryEquals', false],
    ['IpAddress', false],
    ['ArnLike', false],
    ['StringNotEquals', true],
    ['StringNotEqualsIgnoreCase', true],
    ['StringNotLike', true],
    ['NumericNotEquals', true],
    ['DateNotEquals', true],
    ['NotIpAddress', true],
    ['ArnNotEquals', true],
    ['ArnNotLike', true],
    ['StringEqualsIfExists', true],
    ['StringNotEqualsIfExists', true],
    ['BoolIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
  ])('makes %s %p', (operator, expected) => {
    expect(holds(operator, 'x', undefined)).toBe(expected);
  });

  it('makes IfExists test the value when it is there', () => {
    const types = ['t1.*', 't2.*', 'm3.*'];
    expect(holds('StringLikeIfExists', types, 't2.micro')).toBe(true);
    expect(holds('StringLikeIfExists', types, 'p4d.24xlarge')).toBe(false);
  });
});

describe('Null', () => {
  it.each([
    ['true', undefined, true],
    ['true', 'value', false],
    ['false', undefined, false],
    ['false', 'value', true],
    ['true', [], true],
    [['true', 'false'], 'value', true],
    ['maybe', 'value', false],
  ] as [string | string[], string | string[] | undefined, boolean][])(
    '%j on %j: %p',
    (values, requestValues, expected) => {
      expect(holds('Null', values, requestValues)).toBe(expected);
    },
  );
});

describe('set operators', () => {
  const allowed = ['PostDateTime', 'Message', 'Tags'];
  const forbidden = ['ID', 'PostDateTime'];

  it.each([
    // The documentation's walk through ForAllValues and ForAnyValue.
    ['ForAllValues:StringEquals', allowed, ['Message', 'Tags'], true],
    ['ForAllValues:StringEquals', allowed, ['PostDateTime', 'UserName'], false],
    ['ForAllValues:StringEquals', allowed, [], true],
    ['ForAllValues:StringEquals', allowed, [''], true],
    [
      'ForAnyValue:StringEquals',
      forbidden,
      ['UserName', 'Message', 'PostDateTime'],
      true,
    ],
    ['ForAnyValue:StringEquals', forbidden, ['UserName'], false],
    ['ForAnyValue:StringEquals', forbidden, [], false],
    ['ForAnyValue:StringEquals', ['', 'ID'], [''], false],
    ['ForAnyValue:StringLike', 'o-1/r-2/*', ['o-1/r-2/ou-3/'], true],
    ['ForAnyValue:StringNotEquals', forbidden, ['ID', 'UserName'], true],
    ['ForAnyValue:StringNotEquals', forbidden, ['ID'], false],
    ['ForAllValues:StringNotEquals', forbidden, ['UserName', 'Tags'], true],
    ['ForAllValues:StringNotEquals', forbidden, ['UserName', 'ID'], false],
    ['ForAnyValue:Bool', 'true', ['false', 'true'], true],
  ] as [string, string | string[], string[], boolean][])(
    '%s %j on %j: %p',
    (operator, values, requestValues, expected) => {
      expect(holds(operator, values, requestValues)).toBe(expected);
    },
  );

  it('takes several values without a set operator as any for Is, none for Not', () => {
    expect(holds('StringEquals', 'a', ['a', 'b'])).toBe(true);
    expect(holds('StringNotEquals', 'a', ['a', 'b'])).toBe(false);
    expect(holds('StringNotEquals', 'c', ['a', 'b'])).toBe(true);
  });
});

describe('policy variables', () => {
  const bob = { 'aws:username': 'bob' };

  it.each([
    ['StringLike', 'home/${aws:username}/*', 'home/bob/x', true],
    ['StringEquals', '${aws:username}', 'bob', true],
    ['StringEqualsIgnoreCase', '${aws:username}', 'BOB', true],
    ['StringNotEquals', '${aws:username}', 'bob', false],
    ['StringLike', '${AWS:USERNAME}', 'bob', true],
    [
      'ArnLike',
      'arn:aws:iam::1:user/${aws:username}',
      'arn:aws:iam::1:user/bob',
      true,
    ],
    ['StringLike', '${*}', 'anything', false],
    ['NumericEquals', '${aws:username}', '1', false],
  ] as [string, string, string, boolean][])(
    '%s %j on %j: %p',
    (operator, value, requestValue, expected) => {
      expect(holds(operator, value, requestValue, bob)).toBe(expected);
    },
  );

  it('replaces a whole ARN', () => {
    const arn = 'arn:aws:iam::111122223333:role/agent';
    expect(
      holds('ArnEquals', '${aws:PrincipalArn}', arn, {
        'aws:PrincipalArn': arn,
      }),
    ).toBe(true);
  });

  it('is null without a value: no equal, no like, and the opposite holds', () => {
    const missing = '${aws:PrincipalTag/Team}';
    expect(holds('StringEquals', missing, 'x')).toBe(false);
    expect(holds('StringLike', missing, '')).toBe(false);
    expect(holds('StringNotEquals', missing, 'x')).toBe(true);
    expect(holds('StringNotLike', missing, 'x')).toBe(true);
  });

  it('has no value when its key has several', () => {
    const several = { 'aws:TagKeys': ['a', 'b'] };
    expect(holds('StringEquals', '${aws:TagKeys}', 'a', several)).toBe(false);
  });

  it('is plain text in version 2008-10-17', () => {
    const variable = '${aws:username}';
    expect(holds('StringEquals', variable, 'bob', bob, '2008-10-17')).toBe(
      false,
    );
    expect(holds('StringEquals', variable, variable, bob, '2008-10-17')).toBe(
      true,
    );
  });
});

describe('no values in the policy', () => {
  it('never matches, and the Not form always does', () => {
    expect(holds('StringEquals', [], 'x')).toBe(false);
    expect(holds('StringNotEquals', [], 'x')).toBe(true);
  });
});
