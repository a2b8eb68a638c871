import fc from 'fast-check';
import { matchesGlob } from './glob';

describe('matchesGlob', () => {
  it.each([
    ['report-*', 'report-daily', true],
    ['report-*', 'report-', true],
    ['report-*', 'reports', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'abcb', false],
    ['*a', 'aba', true],
    ['a.c', 'abc', false],
    ['a?c', 'abc', false],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('takes a question mark for one character where asked to', () => {
    const match = (text: string) =>
      matchesGlob('a?c', text, { questionMark: true });
    expect(match('abc')).toBe(true);
    expect(match('ac')).toBe(false);
  });

  it('says what a regular expression would say', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '*'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(pattern, text, (glob, value) => {
        const slow = new RegExp(`^${glob.replace(/\*+/g, '.*')}$`);
        expect(matchesGlob(glob, value)).toBe(slow.test(value));
      }),
    );
  });

  it('does not backtrack on many stars', () => {
    // As a regular expression this does not end within a minute.
    const started = process.cpuUsage().user;
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5_000))).toBe(false);
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});
