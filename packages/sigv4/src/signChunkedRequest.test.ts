import { documentedUploads, UPLOADED } from './__fixtures__/documentedUploads';
import { S3_CREDENTIAL, S3_DATE } from './__fixtures__/documentedExamples';
import { decodeChunkedBody, encodeChunkedBody } from './chunkEncoding';
import { SigningInputError } from './errors';
import {
  type ChunkedSignOptions,
  signChunkedRequest,
} from './signChunkedRequest';
import { signRequest } from './signRequest';
import type { HttpRequest } from './types';
import { verifyRequest } from './verifyRequest';

const upload: HttpRequest = {
  method: 'PUT',
  target: '/examplebucket/chunkObject.txt',
  headers: [
    ['Host', 's3.amazonaws.com'],
    ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
  ],
  body: UPLOADED,
};

const options = {
  credential: S3_CREDENTIAL,
  region: 'us-east-1',
  service: 's3',
  date: S3_DATE,
};

const verify = (request: HttpRequest) =>
  verifyRequest(request, {
    now: S3_DATE,
    maxSkewSeconds: 900,
    credentialFor: () => S3_CREDENTIAL,
  });

const valueOf = (request: HttpRequest, name: string) =>
  request.headers.find(([other]) => other.toLowerCase() === name)?.[1];

const kinds: Array<Pick<ChunkedSignOptions, 'payload' | 'checksum'>> = [
  { payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
  {
    payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    checksum: 'sha256',
  },
  { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', checksum: 'crc32' },
  { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', checksum: 'crc32c' },
  { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', checksum: 'crc64nvme' },
  { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', checksum: 'sha1' },
];

describe('signChunkedRequest', () => {
  it('signs the documented upload as documented', () => {
    const [documented] = documentedUploads;
    const { request, signature, canonicalRequest } = signChunkedRequest(
      upload,
      { ...options, payload: documented.payload },
    );
    expect(canonicalRequest.hash).toBe(documented.canonicalRequestHash);
    expect(signature).toBe(documented.seedSignature);
    const { chunks } = decodeChunkedBody(request.body!, {
      signed: true,
      trailer: false,
    });
    expect(chunks.map(chunk => chunk.signature)).toEqual(
      documented.chunkSignatures,
    );
    expect(request.body).toHaveLength(66_824);
  });

  it.each(kinds)('is accepted as $payload $checksum', kind => {
    const { payload, checksum } = kind;
    const { request } = signChunkedRequest(upload, {
      ...options,
      payload,
      checksum,
    });
    expect(valueOf(request, 'content-length')).toBe(
      String(request.body!.length),
    );
    const result = verify(request);
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && Object.keys(result.trailers)).toEqual(
      checksum ? [`x-amz-checksum-${checksum}`] : [],
    );
    expect(result.ok && Buffer.from(result.payload).equals(UPLOADED)).toBe(
      true,
    );
  });

  it('keeps the encoding of the payload itself', () => {
    const { request } = signChunkedRequest(
      { ...upload, headers: [...upload.headers, ['Content-Encoding', 'gzip']] },
      { ...options, payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
    );
    expect(valueOf(request, 'content-encoding')).toBe('aws-chunked,gzip');
  });

  it('sends an empty object', () => {
    const { request } = signChunkedRequest(
      { ...upload, body: undefined },
      {
        ...options,
        payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        checksum: 'crc32',
      },
    );
    expect(Buffer.from(request.body!).toString()).toBe(
      '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
    );
    expect(verify(request)).toMatchObject({ ok: true });
  });

  it.each([
    ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', undefined, 'needs a checksum'],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'crc32', 'has no checksum'],
  ] as const)('refuses %s with %s', (payload, checksum, message) => {
    const attempt = () =>
      signChunkedRequest(upload, { ...options, payload, checksum });
    expect(attempt).toThrow(SigningInputError);
    expect(attempt).toThrow(message);
  });
});

describe('a chunked request', () => {
  const PAYLOAD = Buffer.from('delivered');

  /** Signs headers, and sends a body that they need not fit. */
  const sent = (
    headers: Record<string, string>,
    body: Uint8Array,
    payload: ChunkedSignOptions['payload'] = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  ) =>
    signRequest(
      {
        ...upload,
        headers: [...upload.headers, ...Object.entries(headers)],
        body,
      },
      { ...options, payload },
    ).request;

  const body = (...trailers: Array<readonly [string, string]>) =>
    encodeChunkedBody({
      chunks: [{ data: PAYLOAD }, { data: new Uint8Array() }],
      trailers,
    });

  const CRC32 = ['x-amz-checksum-crc32', 'y6+sfQ=='] as const;

  const announced = {
    'x-amz-decoded-content-length': '9',
    'x-amz-trailer': 'x-amz-checksum-crc32',
  };

  it('is refused when its checksum is wrong', () => {
    expect(verify(sent(announced, body(CRC32)))).toMatchObject({
      reason: 'checksum-mismatch',
      message: expect.stringContaining("CRC32 is 'y6+sfQ=='"),
    });
  });

  it.each([
    [
      'its length is not the announced one',
      { ...announced, 'x-amz-decoded-content-length': '10' },
      [CRC32],
      "x-amz-decoded-content-length is '10', but the chunks have 9 bytes",
    ],
    [
      'its length is not announced',
      { 'x-amz-trailer': announced['x-amz-trailer'] },
      [CRC32],
      "x-amz-decoded-content-length is ''",
    ],
    [
      'the announced trailer is missing',
      announced,
      [],
      "announces 'x-amz-checksum-crc32', but the body has ''",
    ],
    [
      'the trailer was not announced',
      { 'x-amz-decoded-content-length': '9' },
      [CRC32],
      "announces '', but the body has 'x-amz-checksum-crc32'",
    ],
    [
      'the trailer is there twice',
      announced,
      [CRC32, CRC32],
      "but the body has 'x-amz-checksum-crc32,x-amz-checksum-crc32'",
    ],
    [
      'the trailer is no checksum',
      { ...announced, 'x-amz-trailer': 'x-amz-meta-a' },
      [['x-amz-meta-a', 'b'] as const],
      "trailer 'x-amz-meta-a' is not supported",
    ],
  ])('is refused when %s', (_, headers, trailers, message) => {
    expect(verify(sent(headers, body(...trailers)))).toMatchObject({
      reason: 'chunk-encoding-malformed',
      message: expect.stringContaining(message),
    });
  });

  it('is refused when it is not chunked at all', () => {
    expect(verify(sent(announced, PAYLOAD))).toMatchObject({
      reason: 'chunk-encoding-malformed',
    });
  });

  it('is refused when its chunks are in another order', () => {
    const { request } = signChunkedRequest(upload, {
      ...options,
      payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      chunkBytes: 8192,
    });
    const framing = { signed: true, trailer: false };
    const { chunks } = decodeChunkedBody(request.body!, framing);
    const [first, second, ...rest] = chunks;
    const swapped = encodeChunkedBody({
      chunks: [second, first, ...rest],
      trailers: [],
    });
    expect(verify({ ...request, body: swapped })).toMatchObject({
      reason: 'chunk-signature-mismatch',
      message: expect.stringContaining('chunk 1 of 10'),
    });
  });

  it('is refused when chunks are left out, however well signed the rest is', () => {
    const { request } = signChunkedRequest(upload, {
      ...options,
      payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    });
    const framing = { signed: true, trailer: false };
    const { chunks } = decodeChunkedBody(request.body!, framing);
    const cut = encodeChunkedBody({
      chunks: [chunks[0], chunks[2]],
      trailers: [],
    });
    expect(verify({ ...request, body: cut })).toMatchObject({
      reason: 'chunk-signature-mismatch',
    });
  });

  it('is refused when its trailer was signed with another key', () => {
    const { request } = signChunkedRequest(upload, {
      ...options,
      payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      checksum: 'crc32c',
    });
    const framing = { signed: true, trailer: true };
    const forged = encodeChunkedBody({
      ...decodeChunkedBody(request.body!, framing),
      trailerSignature: '0'.repeat(64),
    });
    expect(verify({ ...request, body: forged })).toMatchObject({
      reason: 'chunk-signature-mismatch',
      message: 'The signature of the trailer does not match.',
    });
  });
});
