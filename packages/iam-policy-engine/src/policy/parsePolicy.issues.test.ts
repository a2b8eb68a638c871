import { codesOf, issuesOf, policy, statement } from './__fixtures__/issues';
import { parsePolicy } from './parsePolicy';
import { PolicyType } from './types';

describe('what is wrong, and where', () => {
  const at = '$.Statement[0]';

  it.each([
    ['no object', 'x', [['not-json', '$']]],
    ['null', null, [['wrong-type', '$']]],
    ['a list', [], [['wrong-type', '$']]],
    ['a number', 7, [['wrong-type', '$']]],
    ['nothing', undefined, [['wrong-type', '$']]],
    [
      'no statement',
      { Version: '2012-10-17' },
      [['missing-element', '$.Statement']],
    ],
    [
      'an empty list of statements',
      { Statement: [] },
      [['missing-element', '$.Statement']],
    ],
    ['a statement that is text', { Statement: ['x'] }, [['wrong-type', at]]],
    [
      'a single bad statement',
      { Statement: 'x' },
      [['wrong-type', '$.Statement']],
    ],
    [
      'a bad version',
      { Version: '2020-01-01', Statement: statement },
      [['bad-version', '$.Version']],
    ],
    [
      'a version of the wrong type',
      { Version: 1, Statement: statement },
      [['bad-version', '$.Version']],
    ],
    [
      'an Id of the wrong type',
      { Id: 1, Statement: statement },
      [['wrong-type', '$.Id']],
    ],
    [
      'an unknown element',
      { Statement: statement, Comment: 'x' },
      [['unknown-element', '$.Comment']],
    ],
    [
      'an unknown element of a statement',
      policy({ Note: 1 }),
      [['unknown-element', `${at}.Note`]],
    ],
    [
      'a bad effect',
      policy({ Effect: 'allow' }),
      [['bad-effect', `${at}.Effect`]],
    ],
    [
      'no effect',
      policy({ Effect: undefined }),
      [['missing-element', `${at}.Effect`]],
    ],
    [
      'no action',
      policy({ Action: undefined }),
      [['missing-element', `${at}.Action`]],
    ],
    [
      'no resource',
      policy({ Resource: undefined }),
      [['missing-element', `${at}.Resource`]],
    ],
    [
      'two forms of action',
      policy({ NotAction: 's3:*' }),
      [['conflicting-elements', `${at}.NotAction`]],
    ],
    [
      'two forms of resource',
      policy({ NotResource: '*' }),
      [['conflicting-elements', `${at}.NotResource`]],
    ],
    [
      'an action of the wrong type',
      policy({ Action: 1 }),
      [['wrong-type', `${at}.Action`]],
    ],
    [
      'an action of the wrong type in a list',
      policy({ Action: ['s3:*', null] }),
      [['wrong-type', `${at}.Action[1]`]],
    ],
    [
      'an action without service',
      policy({ Action: 'GetObject' }),
      [['bad-action', `${at}.Action`]],
    ],
    [
      'a bad action in a list',
      policy({ Action: ['s3:*', 's3'] }),
      [['bad-action', `${at}.Action[1]`]],
    ],
    [
      'an empty action',
      policy({ Action: '' }),
      [['bad-action', `${at}.Action`]],
    ],
    [
      'a variable in an action',
      policy({ Action: 's3:${aws:x}' }),
      [['bad-action', `${at}.Action`]],
    ],
    [
      'a resource that is no ARN',
      policy({ Resource: 'bucket' }),
      [['bad-resource', `${at}.Resource`]],
    ],
    [
      'a principal in an identity policy',
      policy({ Principal: '*' }),
      [['prohibited-element', `${at}.Principal`]],
    ],
    ['a Sid with a blank', policy({ Sid: 'a b' }), [['bad-sid', `${at}.Sid`]]],
    [
      'a Sid of the wrong type',
      policy({ Sid: 1 }),
      [['wrong-type', `${at}.Sid`]],
    ],
    [
      'conditions of the wrong type',
      policy({ Condition: [] }),
      [['wrong-type', `${at}.Condition`]],
    ],
    [
      'an unknown operator',
      policy({ Condition: { StringIs: {} } }),
      [['bad-operator', `${at}.Condition.StringIs`]],
    ],
    [
      'an operator without keys',
      policy({ Condition: { Bool: 'x' } }),
      [['wrong-type', `${at}.Condition.Bool`]],
    ],
    [
      'a key without prefix',
      policy({ Condition: { Bool: { x: 'true' } } }),
      [['bad-condition-key', `${at}.Condition.Bool.x`]],
    ],
    [
      'a condition value of the wrong type',
      policy({ Condition: { Bool: { 'aws:x': [{}] } } }),
      [['wrong-type', `${at}.Condition.Bool['aws:x'][0]`]],
    ],
  ])('%s', (_name, input, expected) => {
    expect(codesOf(input)).toEqual(expected);
  });

  it.each([
    [
      'a resource in a trust policy',
      'trust',
      { Principal: '*', Action: 'sts:AssumeRole' },
      'prohibited-element',
      '.Resource',
    ],
    [
      'no principal in a trust policy',
      'trust',
      { Resource: undefined },
      'missing-element',
      '.Principal',
    ],
    [
      'no principal in a resource policy',
      'resource',
      {},
      'missing-element',
      '.Principal',
    ],
    [
      'a principal that is text',
      'resource',
      { Principal: 'me' },
      'bad-principal',
      '.Principal',
    ],
    [
      'a principal that is a list',
      'resource',
      { Principal: ['*'] },
      'bad-principal',
      '.Principal',
    ],
    [
      'an unknown kind of principal',
      'resource',
      { Principal: { Aws: '*' } },
      'bad-principal',
      '.Principal.Aws',
    ],
    [
      'a principal of the wrong type',
      'resource',
      { Principal: { AWS: [1] } },
      'wrong-type',
      '.Principal.AWS[0]',
    ],
    [
      'both forms of principal',
      'resource',
      { Principal: '*', NotPrincipal: '*' },
      'conflicting-elements',
      '.NotPrincipal',
    ],
  ] as [string, PolicyType, object, string, string][])(
    '%s',
    (_name, type, overrides, code, path) => {
      expect(codesOf(policy(overrides), type)).toEqual([[code, at + path]]);
    },
  );

  it('duplicate Sids', () => {
    const two = { Statement: [1, 2].map(() => ({ ...statement, Sid: 'A' })) };
    expect(issuesOf(two)).toEqual([
      {
        code: 'duplicate-sid',
        path: '$.Statement[1].Sid',
        message: '"A" is already the Sid of statement 0',
        expected: 'a Sid that is unique within the policy',
      },
    ]);
  });

  it('duplicate keys, in text', () => {
    const text =
      '{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}';
    expect(codesOf(text)).toEqual([['duplicate-key', '$.Statement.Effect']]);
  });

  it('an element spelled in another case, with what was meant', () => {
    const [issue] = issuesOf({ Statement: { ...statement, sid: 'x' } });
    expect(issue.expected).toContain('did you mean Sid?');
  });

  it('everything at once, in one error whose message names it all', () => {
    const input = { Statement: [{ Effect: 'Permit', Action: 's3' }] };
    expect(codesOf(input)).toHaveLength(3);
    expect(() => parsePolicy(input, { type: 'identity' })).toThrow(
      /Effect.*"Permit" is no effect.*"Allow" or "Deny".*\| /,
    );
  });

  it('no more than fifty issues, with values cut short', () => {
    const issues = issuesOf({
      Statement: Array(500).fill('x'.repeat(10_000)),
    });
    expect(issues).toHaveLength(50);
    expect(issues[0].message.length).toBeLessThan(120);
  });
});
