import fc from 'fast-check';
import { diffLines } from './diffLines';

const show = (before: string, after: string) =>
  diffLines(before, after).map(
    ({ kind, text }) => ({ same: ' ', added: '+', removed: '-' }[kind] + text),
  );

describe('diffLines', () => {
  it('shows what is gone before what came', () => {
    expect(show('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual([
      ' a',
      '-b',
      '+x',
      ' c',
      ' d',
      '+e',
    ]);
    expect(show('', 'a')).toEqual(['+a']);
    expect(show('a', 'a')).toEqual([' a']);
  });

  it('numbers the lines of both sides', () => {
    expect(diffLines('a\nb', 'b')).toEqual([
      { kind: 'removed', text: 'a', before: 1 },
      { kind: 'same', text: 'b', before: 2, after: 1 },
    ]);
  });

  it('replaces as a whole what is too much to compare', () => {
    const many = (letter: string) =>
      Array.from({ length: 2100 }, (_, i) => `${letter}${i}`).join('\n');
    const lines = diffLines(`${many('a')}\nsame`, `${many('b')}\nsame`);
    expect(lines).toHaveLength(4201);
    expect(lines[4200]).toMatchObject({ kind: 'same', before: 2101 });
  });

  it('gives back both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('{', '}', 'a', 'b', ''), { minLength: 1 })
      .map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (gone: string) =>
          lines
            .filter(({ kind }) => kind !== gone)
            .map(line => line.text)
            .join('\n');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });
});
