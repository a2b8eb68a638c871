import { compileGlob, wildcardTokens } from './glob';
import { patternsOverlap } from './patternOverlap';

const overlap = (a: string, b: string) =>
  patternsOverlap(wildcardTokens(a), wildcardTokens(b));

describe('patternsOverlap', () => {
  it.each([
    ['', '', true],
    ['', '*', true],
    ['', '?', false],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a*', '*b', true],
    ['a*', 'b*', false],
    ['*', '*', true],
    ['a?c', 'ab?', true],
    ['a?', 'abc', false],
    ['arn:*:s3:::*/*', 'arn:aws:s3:::bucket', false],
    ['arn:*:s3:::*/*', 'arn:aws:s3:::bucket*', true],
    ['arn:*:s3:::*', 'arn:aws:s3:::bucket/*', true],
    ['*a*b', 'x*a', false],
  ])('%p and %p: %p', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  it('agrees with a search for a common string', () => {
    const patterns = [
      '',
      'a',
      'b',
      '*',
      '?',
      'a*',
      '*a',
      'a?',
      '?b',
      '*b*',
      'ab',
      'a*b',
      '**',
      'b*a',
    ];
    const strings = [
      '',
      'a',
      'b',
      'aa',
      'ab',
      'ba',
      'bb',
      'aab',
      'abb',
      'bab',
      'baa',
      'aba',
      'bba',
      'abab',
      'abba',
      'baba',
      'aaba',
      'babab',
    ];
    const disagreements = patterns.flatMap(a =>
      patterns
        .filter(b => {
          const [matchesA, matchesB] = [a, b].map(p =>
            compileGlob(wildcardTokens(p)),
          );
          return (
            overlap(a, b) !== strings.some(s => matchesA(s) && matchesB(s))
          );
        })
        .map(b => `${a} and ${b}`),
    );
    expect(disagreements).toEqual([]);
  });
});
