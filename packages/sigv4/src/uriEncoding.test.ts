import fc from 'fast-check';
import { SignatureParseError } from './errors';
import {
  assertWireText,
  percentDecode,
  uriEncode,
  uriEncodePath,
  uriEncodePathOnce,
} from './uriEncoding';

const wireText = fc
  .uint8Array()
  .map(bytes => Buffer.from(bytes).toString('latin1'));

describe('uriEncode', () => {
  it.each([
    ['AZaz09-._~', 'AZaz09-._~'],
    ['a b', 'a%20b'],
    ['a/b', 'a%2Fb'],
    ['a+b=c&d', 'a%2Bb%3Dc%26d'],
    ["!'()*", '%21%27%28%29%2A'],
    ['%41', '%2541'],
    ['\u00e1\u0088\u00b4', '%E1%88%B4'],
    ['\u0000\n', '%00%0A'],
  ])('writes %j as %s', (text, encoded) => {
    expect(uriEncode(text)).toBe(encoded);
  });

  it('is undone by percentDecode for every byte string', () => {
    fc.assert(
      fc.property(wireText, text => {
        expect(percentDecode(uriEncode(text))).toBe(text);
      }),
    );
  });
});

describe('uriEncodePath', () => {
  it('leaves slashes alone and escapes escapes', () => {
    expect(uriEncodePath('/a b/%20/$')).toBe('/a%20b/%2520/%24');
  });
});

describe('uriEncodePathOnce', () => {
  it('leaves slashes and escapes alone, to the case of their digits', () => {
    expect(uriEncodePathOnce('/a b/%2f%2F/$%zz')).toBe(
      '/a%20b/%2f%2F/%24%25zz',
    );
  });

  it('changes nothing that has been escaped', () => {
    fc.assert(
      fc.property(wireText, text => {
        const encoded = uriEncodePathOnce(text);
        expect(uriEncodePathOnce(encoded)).toBe(encoded);
      }),
    );
  });
});

describe('percentDecode', () => {
  it('takes a plus, and a percent sign that starts no escape, as they are', () => {
    expect(percentDecode('a+b%20c%zz%')).toBe('a+b c%zz%');
  });
});

describe('assertWireText', () => {
  it('accepts every byte', () => {
    fc.assert(
      fc.property(wireText, text => {
        expect(() => assertWireText('request target', text)).not.toThrow();
      }),
    );
  });

  it('names what is not a byte, and what to do', () => {
    const attempt = () => assertWireText('request target', '/\u1234');
    expect(attempt).toThrow(SignatureParseError);
    expect(attempt).toThrow(
      'The request target contains U+1234, which is not a byte. Percent-encode it, or pass its UTF-8 bytes as one character each.',
    );
  });
});
