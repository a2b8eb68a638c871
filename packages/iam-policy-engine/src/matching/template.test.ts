import { compileGlob } from './glob';
import { hasVariables, parseTemplate, resolveTemplate } from './template';

const context: Record<string, string> = {
  'aws:username': 'bob',
  'aws:PrincipalTag/team': 'a*b',
  'aws:PrincipalTag/cost center': '42',
};

const matches = (pattern: string, value: string, wildcards = true) => {
  const template = parseTemplate(pattern, '2012-10-17');
  const tokens = resolveTemplate(template, key => context[key], wildcards);
  return tokens === undefined ? undefined : compileGlob(tokens)(value);
};

describe('policy variables', () => {
  it.each([
    ['home/${aws:username}/*', 'home/bob/file', true],
    ['home/${aws:username}/*', 'home/eve/file', false],
    ['${aws:username}', 'bob', true],
    ['${ aws:username }', 'bob', true],
    ['${aws:PrincipalTag/cost center}', '42', true],
    ["${aws:PrincipalTag/none, 'company-wide'}", 'company-wide', true],
    ["${aws:PrincipalTag/none,'x'}", 'x', true],
    ["${aws:PrincipalTag/none, ''}", '', true],
    ["${aws:username, 'anonymous'}", 'bob', true],
    ['${aws:username}${aws:username}', 'bobbob', true],
    ['${*}', '*', true],
    ['${*}', 'x', false],
    ['a${?}', 'a?', true],
    ['a${?}', 'ab', false],
    ['${$}{aws:username}', '${aws:username}', true],
    ['${nonsense}', '${nonsense}', true],
    ['${aws:username', '${aws:username', true],
  ])('%p matches %p: %p', (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });

  it('takes a wildcard in a substituted value as a character', () => {
    expect(matches('${aws:PrincipalTag/team}', 'a*b')).toBe(true);
    expect(matches('${aws:PrincipalTag/team}', 'axb')).toBe(false);
  });

  it('has no pattern when a variable has neither value nor default', () => {
    expect(matches('x${aws:PrincipalTag/none}', 'x')).toBeUndefined();
  });

  it('takes wildcards as characters where the operator knows none', () => {
    expect(matches('b*', 'bob', false)).toBe(false);
    expect(matches('b*', 'b*', false)).toBe(true);
  });

  it('knows no variables before version 2012-10-17', () => {
    const template = parseTemplate('${aws:username}', '2008-10-17');
    expect(hasVariables(template)).toBe(false);
    expect(template).toEqual([{ kind: 'text', text: '${aws:username}' }]);
  });

  it('substitutes very long values without overflowing', () => {
    const long = 'x'.repeat(300_000);
    const tokens = resolveTemplate(
      parseTemplate('${aws:username}', '2012-10-17'),
      () => long,
      true,
    );
    expect(tokens).toHaveLength(300_000);
  });
});
