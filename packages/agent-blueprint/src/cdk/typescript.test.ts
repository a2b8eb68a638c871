import fc from 'fast-check';
import { TsExpression, tsString, tsValue } from './typescript';

/** What the text means as an expression. */
// eslint-disable-next-line no-new-func
const meaning = (text: string) => new Function(`return ${text};`)();

describe('tsValue', () => {
  it('lays values out as Prettier does', () => {
    expect(
      tsValue({
        name: "it's",
        'with-hyphen': [1, true],
        reference: TsExpression.of('role.attrArn'),
        absent: undefined,
        none: {},
        long: ['x'.repeat(50), 'y'.repeat(50)],
      }),
    ).toBe(`{
  name: 'it\\'s',
  'with-hyphen': [1, true],
  reference: role.attrArn,
  none: {},
  long: [
    '${'x'.repeat(50)}',
    '${'y'.repeat(50)}',
  ],
}`);
  });

  it('writes texts that mean what they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), text => {
        const printed = tsString(text);
        expect(meaning(printed)).toBe(text);
        expect(printed).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it('writes data that means what it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.string())), data => {
        expect(meaning(`(${tsValue(data)})`)).toEqual(data);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('makes __proto__ a member like any other', () => {
    const data = JSON.parse('{"__proto__": "x"}');
    expect(Object.keys(meaning(`(${tsValue(data)})`))).toEqual(['__proto__']);
  });
});
