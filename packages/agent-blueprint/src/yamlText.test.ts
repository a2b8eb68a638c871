import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import { yamlText } from './yamlText';

const VERSIONS = ['1.1', '1.2'] as const;

describe('yamlText', () => {
  it.each([
    ...['no', 'Yes', 'on', 'OFF', 'y', 'n', 'true', 'null', '~', ''],
    ...[
      '012',
      '0o14',
      '0x1F',
      '1_000',
      '12:30:00',
      '.inf',
      '1e3',
      '2012-10-17',
    ],
    ...['&a', '*a', '!t', '%d', '@a', '`a', '- a', '? a', 'a: b', 'a #b', '<<'],
    ...[
      '---',
      '...',
      '{a}',
      '[a]',
      '"a"',
      "'a'",
      '|',
      '>',
      ' a ',
      'a\n',
      '\n\na',
    ],
    ...['\t', '\r\n', '\u0007', '\u0085', '\u2028', '\ufeff', '😀', '= '],
  ])('keeps %j a text', text => {
    for (const version of VERSIONS) {
      expect(parse(yamlText({ [text]: [text] }), { version })).toEqual({
        [text]: [text],
      });
    }
  });

  it('keeps any data', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.dictionary(texts, fc.oneof(texts, fc.integer(), fc.boolean())),
        data => {
          for (const version of VERSIONS) {
            expect(parse(yamlText(data), { version })).toEqual(data);
          }
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('has neither anchors nor tags', () => {
    const shared = { a: ['x'] };
    const text = yamlText({ one: shared, two: shared });
    expect(text).not.toMatch(/[&*!]/);
    expect(parseDocument(text).errors).toEqual([]);
  });
});
