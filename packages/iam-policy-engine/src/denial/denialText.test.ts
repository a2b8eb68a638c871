import { bareWord, normaliseDenialText } from './denialText';

describe('normaliseDenialText', () => {
  it.each([
    ['a\n\t b', 'a b'],
    ['a\\n\\tb', 'a b'],
    ['say \\"x\\"', 'say "x"'],
    ['\\u0022x\\u0022', '"x"'],
    ['&quot;x&quot; &amp; &lt;y&gt;', '"x" & <y>'],
  ])('%p: %p', (text, expected) => {
    expect(normaliseDenialText(text)).toBe(expected);
  });

  it('reads the beginning of a very long text', () => {
    expect(normaliseDenialText('x'.repeat(1_000_000))).toHaveLength(20_000);
  });
});

describe('bareWord', () => {
  it.each([
    ['"arn:aws:s3:::b"', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b.', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b"}', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/*'],
  ])('%p: %p', (text, expected) => {
    expect(bareWord(text)).toBe(expected);
  });
});
