import fc from 'fast-check';
import { readTerraform, unescaped } from '../__testUtils__/readTerraform';
import { HclExpression, printHcl } from './hcl';
import { hclString } from './hclString';

describe('printHcl', () => {
  it('formats as terraform fmt does', () => {
    expect(
      printHcl([
        {
          type: 'resource',
          labels: ['aws_x', 'y'],
          attributes: {
            a: 'text',
            long_name: 1,
            absent: undefined,
            one: ['x'],
            none: [],
            many: ['x', 'y'],
            b: HclExpression.reference('aws_z', 'q', 'arn'),
            after: true,
            tags: { short: 'x', 'with-hyphen': 'y' },
            last: HclExpression.call('jsonencode', [{ k: 'v', other: [1, 2] }]),
          },
          blocks: [
            { type: 'empty' },
            { type: 'nested', attributes: { k: 'v' } },
          ],
        },
        { type: 'locals' },
      ]),
    ).toBe(`resource "aws_x" "y" {
  a         = "text"
  long_name = 1
  one       = ["x"]
  none      = []
  many = [
    "x",
    "y",
  ]
  b     = aws_z.q.arn
  after = true
  tags = {
    short         = "x"
    "with-hyphen" = "y"
  }
  last = jsonencode([
    {
      k = "v"
      other = [
        1,
        2,
      ]
    },
  ])

  empty {}

  nested {
    k = "v"
  }
}

locals {}
`);
  });

  it('refuses argument names that are none', () => {
    expect(() =>
      printHcl([{ type: 'x', attributes: { 'a = 1\nb': 2 } }]),
    ).toThrow(TypeError);
  });

  it.each([
    '${x}',
    '$${x}',
    '%{ if x }',
    '$',
    '%',
    '$$',
    '"',
    '\\',
    '\n',
    '\u2028',
    '😀',
  ])('keeps %j as text', async text => {
    const { a } = await readTerraform(`a = ${hclString(text)}\n`);
    expect(unescaped(a)).toBe(text);
  });

  it('keeps any text as text, as value and as key', async () => {
    const texts = fc.oneof(
      // HCL composes characters, whatever is given to it.
      fc
        .string({ unit: 'grapheme', maxLength: 20 })
        .map(text => text.normalize('NFC')),
      fc.stringMatching(/^[$%{}"\\\n\t a<E]{0,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        const printed = printHcl([
          { type: 'x', attributes: { value: text, map: { [`k${text}`]: 1 } } },
        ]);
        const [{ value, map }] = (await readTerraform(printed)).x;
        expect(unescaped(value)).toBe(text);
        expect(Object.keys(map).map(unescaped)).toEqual([`k${text}`]);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });
});
