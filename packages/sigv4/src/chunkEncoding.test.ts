import fc from 'fast-check';
import { decodeChunkedBody, encodeChunkedBody } from './chunkEncoding';
import { ChunkEncodingError } from './errors';

const SIGNATURE = 'cd'.repeat(32);
const BIG = 'a'.repeat(8192);

const plain = { signed: false, trailer: true };
const signed = { signed: true, trailer: false };
const signedTrailer = { signed: true, trailer: true };

const decode = (text: string, framing = plain) =>
  decodeChunkedBody(Buffer.from(text, 'latin1'), framing);

describe('decodeChunkedBody', () => {
  it('reads unsigned chunks and a trailer', () => {
    const { chunks, trailers, trailerSignature } = decode(
      `2000\r\n${BIG}\r\n3\r\nabc\r\n0\r\nX-Amz-Checksum-Crc32: AAAAAA== \r\n\r\n`,
    );
    expect(chunks.map(({ data }) => data.length)).toEqual([8192, 3, 0]);
    expect(trailers).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
    expect(trailerSignature).toBeUndefined();
  });

  it('reads signed chunks', () => {
    const { chunks, trailers } = decode(
      `3;chunk-signature=${SIGNATURE}\r\na\r\n\r\n0;chunk-signature=${SIGNATURE}\r\n\r\n`,
      signed,
    );
    expect(chunks.map(({ data }) => Buffer.from(data).toString())).toEqual([
      'a\r\n',
      '',
    ]);
    expect(chunks.map(({ signature }) => signature)).toEqual([
      SIGNATURE,
      SIGNATURE,
    ]);
    expect(trailers).toEqual([]);
  });

  it('reads the trailer signature, and the line ends of the published grammar', () => {
    expect(
      decode(
        `0;chunk-signature=${SIGNATURE}\r\nx-amz-checksum-crc32:AAAAAA==\n\r\n` +
          `x-amz-trailer-signature:${SIGNATURE}\r\n\r\n`,
        signedTrailer,
      ),
    ).toMatchObject({
      trailers: [['x-amz-checksum-crc32', 'AAAAAA==']],
      trailerSignature: SIGNATURE,
    });
  });

  it('reads a body that is a view into a larger buffer', () => {
    const whole = Buffer.from('xx1\r\na\r\n0\r\n\r\nxx');
    const { chunks } = decodeChunkedBody(whole.subarray(2, -2), plain);
    expect(Buffer.from(chunks[0].data).toString()).toBe('a');
  });

  it.each([
    ['no body', '', plain, 'ends at byte 0, where a chunk was expected'],
    ['a size that is no number', 'x\r\n', plain, "starts with 'x'"],
    ['a size that is too large', '100000000\r\n', plain, 'starts with'],
    ['a chunk cut short', '5\r\nabc', plain, 'not followed by CRLF'],
    [
      'a chunk longer than said',
      '2\r\nabc\r\n0\r\n\r\n',
      plain,
      'not followed',
    ],
    [
      'chunks that stop',
      '3\r\nabc\r\n',
      plain,
      'ends at byte 8, where a chunk was expected',
    ],
    [
      'a trailer that does not end',
      '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n',
      plain,
      'where the end of the trailer was expected',
    ],
    ['a trailer without name', '0\r\n:a\r\n\r\n', plain, "':a' is not"],
    ['more than the body', '0\r\n\r\nx', plain, 'goes on after its last chunk'],
    [
      'a small chunk that is not the last',
      '3\r\nabc\r\n3\r\nabc\r\n0\r\n\r\n',
      plain,
      'only the last chunk may have less than 8192 bytes',
    ],
    [
      'a signature on an unsigned chunk',
      `0;chunk-signature=${SIGNATURE}\r\n\r\n`,
      plain,
      "has to start with '<size in hex>'",
    ],
    ['no signature on a signed chunk', '0\r\n\r\n', signed, 'chunk-signature='],
    [
      'a trailer where none was announced',
      `0;chunk-signature=${SIGNATURE}\r\na:b\r\n\r\n`,
      signed,
      "has the trailer 'a'",
    ],
    [
      'no trailer signature where chunks are signed',
      `0;chunk-signature=${SIGNATURE}\r\na:b\r\n\r\n`,
      signedTrailer,
      'has to have one x-amz-trailer-signature',
    ],
    [
      'a trailer signature where chunks are not',
      `0\r\nx-amz-trailer-signature:${SIGNATURE}\r\n\r\n`,
      plain,
      'but its chunks are not signed',
    ],
  ])('refuses %s', (_, text, framing, message) => {
    const attempt = () => decode(text, framing);
    expect(attempt).toThrow(ChunkEncodingError);
    expect(attempt).toThrow(message);
  });
});

describe('encodeChunkedBody', () => {
  it('writes what decodeChunkedBody reads', () => {
    const data = fc.uint8Array({ minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(fc.nat(2), data, (count, last) => {
        const chunks = [
          ...Array.from({ length: count }, () => Buffer.from(BIG)),
          Buffer.from(last),
          Buffer.alloc(0),
        ].map(bytes => ({ data: bytes, signature: SIGNATURE }));
        const body = encodeChunkedBody({
          chunks,
          trailers: [['x-amz-checksum-sha1', 'abc=']],
          trailerSignature: SIGNATURE,
        });
        const decoded = decodeChunkedBody(body, signedTrailer);
        expect(decoded.chunks.map(chunk => Buffer.from(chunk.data))).toEqual(
          chunks.map(chunk => chunk.data),
        );
        expect(decoded.trailers).toEqual([['x-amz-checksum-sha1', 'abc=']]);
        expect(decoded.trailerSignature).toBe(SIGNATURE);
      }),
    );
  });
});
