import fc from 'fast-check';
import { explain, header, ours, theirs } from './__fixtures__/comparedUploads';
import { CanonicalRequestParseError } from './errors';
import { explainMismatch } from './explainMismatch';

describe('explainMismatch', () => {
  it('finds nothing where nothing differs', () => {
    expect(explain(ours)).toEqual([]);
    expect(explainMismatch(ours, { ...ours })).toEqual([]);
  });

  it('names everything that differs at once, with both values', () => {
    const their = theirs({
      method: 'POST',
      ...header('X-Amz-Meta-Owner', 'Team B'),
    });
    expect(explain(their)).toMatchObject([
      { part: 'method', ours: 'PUT', theirs: 'POST' },
      {
        part: 'header',
        name: 'x-amz-meta-owner',
        ours: 'Team A',
        theirs: 'Team B',
      },
    ]);
  });

  it('compares texts like structures', () => {
    const their = theirs({ method: 'POST' });
    expect(
      explainMismatch(ours.canonicalRequest.text, their.canonicalRequest.text),
    ).toEqual(explain(their));
  });

  it('refuses what is no canonical request', () => {
    expect(() => explainMismatch(ours.canonicalRequest, 'GET /')).toThrow(
      CanonicalRequestParseError,
    );
  });

  it.each([
    [
      theirs({ method: 'POST' }).stringToSign,
      'They do not belong together, or characters were lost in copying.',
    ],
    ['AWS4-HMAC-SHA256', 'Not a string to sign'],
  ])('refuses the string to sign %j', (stringToSign, message) => {
    const attempt = () => explainMismatch({ ...ours, stringToSign }, ours);
    expect(attempt).toThrow(CanonicalRequestParseError);
    expect(attempt).toThrow(message);
  });

  it('names something whenever two canonical requests differ', () => {
    const short = fc
      .array(fc.constantFrom('a', 'B', '%20', '=', '&', '/', ' ', '1', '.'))
      .map(parts => parts.join(''));
    const name = fc.constantFrom(
      'a',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-SignedHeaders',
      'x-amz-date',
      'x-amz-content-sha256',
      'host',
      'x-amz-security-token',
    );
    const canonical = fc.record({
      method: fc.constantFrom('GET', 'get', 'PUT'),
      path: short,
      query: fc
        .array(fc.tuple(name, short))
        .map(pairs => pairs.map(pair => pair.join('=')).join('&')),
      headers: fc
        .array(fc.tuple(name, short))
        .map(pairs => pairs.map(pair => pair.join(':'))),
      signedHeaders: fc.array(name).map(names => names.join(';')),
      payloadHash: fc.constantFrom('UNSIGNED-PAYLOAD', 'e3b0', 'STREAMING-X'),
    });
    type Parts = Parameters<typeof text>[0];
    const text = (parts: {
      method: string;
      path: string;
      query: string;
      headers: string[];
      signedHeaders: string;
      payloadHash: string;
    }) =>
      [
        parts.method,
        `/${parts.path}`,
        parts.query,
        ...parts.headers,
        '',
        parts.signedHeaders,
        parts.payloadHash,
      ].join('\n');
    const part = fc.constantFrom<keyof Parts>(
      'method',
      'path',
      'query',
      'headers',
      'signedHeaders',
      'payloadHash',
    );
    fc.assert(
      fc.property(canonical, canonical, part, (parts, others, changed) => {
        const one = text(parts);
        const other = text({ ...parts, [changed]: others[changed] });
        expect(explainMismatch(one, other).length > 0).toBe(one !== other);
      }),
      { numRuns: 5000 },
    );
  });
});
