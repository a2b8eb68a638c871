import {
  canonicalHeaderValue,
  foldWhitespace,
  headerValues,
} from './canonicalHeaders';

describe('headerValues', () => {
  it('groups by lower-case name and keeps the order', () => {
    const values = headerValues([
      ['My-Header', 'b'],
      ['Host', 'h'],
      ['my-header', 'a'],
    ]);
    expect([...values]).toEqual([
      ['my-header', ['b', 'a']],
      ['host', ['h']],
    ]);
  });
});

describe('foldWhitespace', () => {
  it.each([
    ['  a  b\t\tc ', 'a b c'],
    ['value1\r\n  value2', 'value1 value2'],
    ['"a   b"', '"a b"'],
    [' ', ''],
    ['', ''],
  ])('folds %j to %j', (value, folded) => {
    expect(foldWhitespace(value)).toBe(folded);
  });

  it('leaves bytes alone that are white space only in Latin-1', () => {
    const bytes = Buffer.from('\u00c3\u00a0', 'latin1').toString('latin1');
    expect(foldWhitespace(bytes)).toBe(bytes);
  });
});

describe('canonicalHeaderValue', () => {
  it('folds each value and joins with commas', () => {
    expect(canonicalHeaderValue([' a  b ', 'c', ''])).toBe('a b,c,');
  });

  it('is empty for an absent header', () => {
    expect(canonicalHeaderValue(undefined)).toBe('');
  });
});
