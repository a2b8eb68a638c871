import fc from 'fast-check';
import { commonPattern } from './commonPattern';
import { compileGlob, wildcardTokens } from './glob';
import { patternCovers } from './patternCovers';
import { patternsOverlap } from './patternOverlap';
import { exampleOf, patternText } from './patternText';

function common(a: string, b: string): string | undefined {
  const tokens = commonPattern(wildcardTokens(a), wildcardTokens(b));
  return tokens && patternText(tokens);
}
const covers = (broad: string, narrow: string) =>
  patternCovers(wildcardTokens(broad), wildcardTokens(narrow));

describe('what two patterns have in common', () => {
  it.each([
    ['Get*', '*Object', 'Get*Object'],
    ['*', 'Get*', 'Get*'],
    ['a?c', 'ab*', 'abc'],
    ['a*b*', '*x', 'a*b*x'],
    ['Get*', 'Put*', undefined],
    ['abc', 'ab', undefined],
    ['a?', 'a', undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(common(a, b)).toBe(expected);
  });

  it('takes patterns too long to compare for disjoint unless one covers the other', () => {
    const long = `${'a*'.repeat(2000)}b`;
    expect(common(long, '*c'.repeat(1000))).toBeUndefined();
    expect(common(long, '*')).toBe(long);
  });
});

describe('what a pattern covers', () => {
  it.each([
    ['*', '*', true],
    ['a*', 'a?', true],
    ['a?', 'a*', false],
    ['a?', 'a?', true],
    ['*b*', 'a*b', true],
    ['a', 'a*', false],
    ['a*', 'a', true],
  ])('%s covers %s: %s', (broad, narrow, expected) => {
    expect(covers(broad, narrow)).toBe(expected);
  });
});

describe('whatever the patterns', () => {
  const pattern = fc
    .array(fc.constantFrom('a', 'b', '?', '*'), { maxLength: 7 })
    .map(parts => parts.join(''));
  const text = fc
    .array(fc.constantFrom('a', 'b'), { maxLength: 7 })
    .map(parts => parts.join(''));
  const runs = { seed: 7, numRuns: 5000 };

  it('the common pattern exists exactly when they overlap, and its example matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const [left, right] = [a, b].map(wildcardTokens);
        const shared = commonPattern(left, right);
        expect(shared !== undefined).toBe(patternsOverlap(left, right));
        if (!shared) return;
        const example = exampleOf(shared);
        expect(compileGlob(left)(example)).toBe(true);
        expect(compileGlob(right)(example)).toBe(true);
        expect(patternCovers(left, shared)).toBe(true);
        expect(patternCovers(right, shared)).toBe(true);
      }),
      runs,
    );
  });

  it('what is covered matches nothing else', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (broad, narrow, value) => {
        const escapes =
          covers(broad, narrow) &&
          compileGlob(wildcardTokens(narrow))(value) &&
          !compileGlob(wildcardTokens(broad))(value);
        expect(escapes).toBe(false);
      }),
      runs,
    );
  });
});
