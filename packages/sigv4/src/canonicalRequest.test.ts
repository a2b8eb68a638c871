import fc from 'fast-check';
import { canonicalRequestOf, parseCanonicalRequest } from './canonicalRequest';
import { CanonicalRequestParseError, SignatureParseError } from './errors';
import type { HttpRequest } from './types';

const EMPTY =
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const request: HttpRequest = {
  method: 'GET',
  target: '/a%20b?b=2&a=1&X-Amz-Signature=00&X-Amz-Security-Token=t',
  headers: [
    ['X-Amz-Meta-Name', '  J\u00c3\u00b6rg   M '],
    ['Host', 'example.com'],
    ['x-amz-meta-name', 'again'],
  ],
};

const options = {
  signedHeaders: ['host', 'x-amz-meta-name'],
  payloadHash: EMPTY,
  s3: true,
  location: 'query',
} as const;

describe('canonicalRequestOf', () => {
  it('puts the parts together', () => {
    const canonical = canonicalRequestOf(request, options);
    expect(canonical.text).toBe(
      [
        'GET',
        '/a%20b',
        'X-Amz-Security-Token=t&a=1&b=2',
        'host:example.com',
        'x-amz-meta-name:Jörg M,again',
        '',
        'host;x-amz-meta-name',
        EMPTY,
      ].join('\n'),
    );
    expect(canonical).toMatchObject({
      method: 'GET',
      path: '/a%20b',
      query: 'X-Amz-Security-Token=t&a=1&b=2',
      headers: [
        ['host', 'example.com'],
        ['x-amz-meta-name', 'Jörg M,again'],
      ],
      payloadHash: EMPTY,
    });
  });

  it('leaves the signature out of a presigned query only', () => {
    expect(
      canonicalRequestOf(request, { ...options, location: 'header' }).query,
    ).toContain('X-Amz-Signature=00');
  });

  it('leaves the session token out when asked to', () => {
    expect(
      canonicalRequestOf(request, { ...options, omitSessionToken: true }).query,
    ).toBe('a=1&b=2');
  });

  it('escapes the path twice outside S3', () => {
    expect(canonicalRequestOf(request, { ...options, s3: false }).path).toBe(
      '/a%2520b',
    );
  });

  it('hashes the bytes that were sent, even where they are not UTF-8', () => {
    const hashOf = (value: string) =>
      canonicalRequestOf(
        { ...request, headers: [['Host', value]] },
        { ...options, signedHeaders: ['host'] },
      ).hash;
    expect(hashOf('\u00ff')).not.toBe(hashOf('\u00fe'));
  });

  it.each([
    ['https://example.com/', "does not start with '/'"],
    ['*', "does not start with '/'"],
    ['', "does not start with '/'"],
    ['/\u1234', 'U+1234'],
  ])('refuses the request target %j', (target, message) => {
    const attempt = () => canonicalRequestOf({ ...request, target }, options);
    expect(attempt).toThrow(SignatureParseError);
    expect(attempt).toThrow(message);
  });

  it('refuses header values that are not bytes', () => {
    expect(() =>
      canonicalRequestOf(
        { ...request, headers: [['Host', '\u20ac']] },
        options,
      ),
    ).toThrow("The header 'host' contains U+20AC");
  });
});

describe('parseCanonicalRequest', () => {
  it('reads back what canonicalRequestOf wrote', () => {
    const value = fc
      .array(fc.constantFrom('a', 'B', '1', ' ', ':', '\u00c3\u00b6', ','))
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(value, value, (query, header) => {
        const canonical = canonicalRequestOf(
          {
            method: 'POST',
            target: `/${query}?${query}`,
            headers: [
              ['Host', header],
              ['X-Amz-Date', header],
            ],
          },
          { ...options, signedHeaders: ['host', 'x-amz-date'] },
        );
        expect(parseCanonicalRequest(canonical.text)).toEqual(canonical);
      }),
    );
  });

  it('is not troubled by CRLF or an end of line at the end, as pasted text has them', () => {
    const { text } = canonicalRequestOf(request, options);
    const pasted = `${text.replace(/\n/g, '\r\n')}\r\n`;
    expect(parseCanonicalRequest(pasted).text).toBe(text);
  });

  it.each([
    ['nothing', ''],
    ['too few lines', 'GET\n/\n\nhost'],
    [
      'no empty line before the signed headers',
      `GET\n/\n\nhost:a\nhost\n${EMPTY}`,
    ],
    ['a header without colon', `GET\n/\n\nhost\n\nhost\n${EMPTY}`],
  ])('refuses %s', (_, text) => {
    expect(() => parseCanonicalRequest(text)).toThrow(
      CanonicalRequestParseError,
    );
  });
});
