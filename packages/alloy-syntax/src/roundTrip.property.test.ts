import fc from 'fast-check';
import { file } from './__testUtils__/arbitraries';
import { withoutPositions } from './__testUtils__/withoutPositions';
import type { Position } from './ast/types';
import { AlloySyntaxError } from './errors';
import { parseFile } from './parse/parseFile';
import { printFile } from './print/printFile';

const RUNS = { seed: 7, numRuns: 2000 };

describe('whatever the configuration', () => {
  it('is the same when printed and parsed', () => {
    fc.assert(
      fc.property(file, tree => {
        expect(withoutPositions(parseFile(printFile(tree)))).toEqual(
          withoutPositions(tree),
        );
      }),
      RUNS,
    );
  });

  it('is printed the same when it was printed before', () => {
    fc.assert(
      fc.property(file, tree => {
        const text = printFile(tree);
        expect(printFile(parseFile(text))).toBe(text);
      }),
      RUNS,
    );
  });

  it('has no blanks at the end of lines, and tabs only before them', () => {
    fc.assert(
      fc.property(file, tree => {
        const text = printFile(tree);
        // Lines within raw strings are data.
        fc.pre(!text.includes('`'));
        const lines = text.split('\n');
        expect(lines.filter(line => /[ \t]$|^ |\S\t/.test(line))).toEqual([]);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });
});

describe('whatever the text', () => {
  const fragments = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...['a', '"', '`', '=', '{', '}', '[', ']', '(', ')', ',', '.'],
          ...['\n', ' ', '//', '/*', '*/', '\\', '-', '^', '&&', '1', '1e'],
          ...['\u0000', '\ufeff', 'null', 'true', '"x"', '\\u12', '🙂'],
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    .map(parts => parts.join(''));

  /** Where the parser gives up; the first place for what it reads. */
  const placeOf = (text: string): Position => {
    try {
      const printed = printFile(parseFile(text));
      if (printFile(parseFile(printed)) === printed) {
        return { line: 1, column: 1 };
      }
    } catch (error) {
      if (error instanceof AlloySyntaxError) return error.position;
      throw error;
    }
    throw new Error('Printed differently the second time');
  };

  it('parses, or is refused with its place', () => {
    fc.assert(
      fc.property(fragments, text => {
        const { line, column } = placeOf(text);
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
        expect(column).toBeGreaterThan(0);
      }),
      { seed: 9, numRuns: 5000 },
    );
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['parentheses', `a = ${'('.repeat(100_000)}`],
    ['blocks', 'a {\n'.repeat(100_000)],
    ['minuses', `a = ${'-'.repeat(100_000)}1`],
    ['dots', `a = b${'.b'.repeat(100_000)}`],
    ['sums', `a = 1${'+1'.repeat(100_000)}`],
    ['powers', `a = 1${'^1'.repeat(100_000)}`],
    ['open comments', 'a /*'.repeat(100_000)],
  ])('refuses too many %s in each other', (_, text) => {
    expect(() => parseFile(text)).toThrow(AlloySyntaxError);
  });

  it('reads a list of 10,000 items', () => {
    const list = `a = [${Array.from({ length: 10_000 }, (_, i) => i).join()}]`;
    expect(printFile(parseFile(list)).split('\n')).toHaveLength(10_003);
  });
});
