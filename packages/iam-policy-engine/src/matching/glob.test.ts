import {
  ANY_SEQUENCE,
  compileGlob,
  isLiteral,
  literalTokens,
  textOf,
  wildcardTokens,
} from './glob';

const matches = (pattern: string, value: string) =>
  compileGlob(wildcardTokens(pattern))(value);

describe('compileGlob', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['abc', 'abc', true],
    ['abc', 'ABC', false],
    ['abc', 'abcd', false],
    ['*', '', true],
    ['*', 'anything/at:all', true],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbcd', false],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1c2b', false],
    ['**', 'x', true],
    ['a**', 'a', true],
    ['?', 'a', true],
    ['?', '', false],
    ['?', 'ab', false],
    ['a?c', 'abc', true],
    ['a?', 'a', false],
    ['*?', '', false],
    ['*?', 'ab', true],
    ['?*?', 'a', false],
    ['?*?', 'ab', true],
    ['*ab', 'aab', true],
    ['*aab*', 'aaaab', true],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
  ])('%p against %p: %p', (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });

  it('takes a literal asterisk as itself', () => {
    const literalStar = compileGlob(literalTokens('a*'));
    expect(literalStar('a*')).toBe(true);
    expect(literalStar('ab')).toBe(false);
    const mixed = compileGlob([...literalTokens('*'), ANY_SEQUENCE]);
    expect(mixed('*b')).toBe(true);
    expect(mixed('b')).toBe(false);
  });

  it('stays quick on patterns that ruin backtracking matchers', () => {
    const pattern = compileGlob(wildcardTokens(`${'a*'.repeat(60)}b`));
    const started = performance.now();
    expect(pattern('a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('agrees with a naive matcher on every short pattern and value', () => {
    const words = (alphabet: string, length: number): string[] =>
      length === 0
        ? ['']
        : words(alphabet, length - 1).flatMap(word =>
            [word].concat(
              word.length === length - 1
                ? [...alphabet].map(letter => word + letter)
                : [],
            ),
          );
    const naive = (pattern: string, value: string): boolean => {
      if (pattern === '') return value === '';
      if (pattern[0] === '*') {
        return (
          naive(pattern.slice(1), value) ||
          (value !== '' && naive(pattern, value.slice(1)))
        );
      }
      return (
        value !== '' &&
        (pattern[0] === '?' || pattern[0] === value[0]) &&
        naive(pattern.slice(1), value.slice(1))
      );
    };
    const values = words('ab', 4);
    const disagreements: string[] = [];
    for (const pattern of words('ab*?', 4)) {
      const compiled = compileGlob(wildcardTokens(pattern));
      for (const value of values) {
        if (compiled(value) !== naive(pattern, value)) {
          disagreements.push(`${pattern} against ${value}`);
        }
      }
    }
    expect(disagreements).toEqual([]);
  });
});

describe('tokens', () => {
  it('tells literal patterns from wildcard patterns', () => {
    expect(isLiteral(wildcardTokens('a:b'))).toBe(true);
    expect(isLiteral(wildcardTokens('a:*'))).toBe(false);
    expect(isLiteral(literalTokens('a:*'))).toBe(true);
  });

  it('gives literal text back', () => {
    expect(textOf(literalTokens('s3:*é'))).toBe('s3:*é');
  });
});
