import {
  type ChecksumAlgorithm,
  checksumHeader,
  checksumOf,
} from './checksums';
import {
  type Chunk,
  type ChunkedBody,
  encodeChunkedBody,
} from './chunkEncoding';
import {
  chunkSignature,
  type ChunkSigningContext,
  trailerSignature,
} from './chunkSignature';
import { SigningInputError } from './errors';
import {
  CHUNK_FRAMINGS,
  type ChunkFraming,
  type StreamingPayload,
} from './payloadModes';
import {
  type SignedRequest,
  type SignOptions,
  signingMoment,
  withoutHeaders,
} from './signingOptions';
import { signRequest } from './signRequest';
import { deriveSigningKey } from './stringToSign';
import type { HttpRequest } from './types';

/**
 * How the body of an S3 upload is to be chunked and signed.
 *
 * @public
 */
export interface ChunkedSignOptions extends SignOptions {
  payload: StreamingPayload;
  /** Size of all chunks but the last. Default: 65536. S3 takes no less than 8192. */
  chunkBytes?: number;
  /** Checksum in the trailer; only, and always, for the kinds of streaming that have one. */
  checksum?: ChecksumAlgorithm;
}

function split(body: Uint8Array, chunkBytes: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < body.length; offset += chunkBytes) {
    pieces.push(body.subarray(offset, offset + chunkBytes));
  }
  return [...pieces, new Uint8Array()];
}

function trailersOf(
  body: Uint8Array,
  options: ChunkedSignOptions,
): Array<readonly [string, string]> {
  const { checksum, payload } = options;
  if ((checksum !== undefined) !== CHUNK_FRAMINGS[payload].trailer) {
    throw new SigningInputError(
      `${payload} ${
        checksum === undefined ? 'needs a' : 'has no'
      } checksum in a trailer.`,
    );
  }
  return checksum === undefined
    ? []
    : [[checksumHeader(checksum), checksumOf(checksum, body)]];
}

/** Frames a body, with signatures that follow from the seed. */
function frame(
  body: Uint8Array,
  options: ChunkedSignOptions,
  trailers: ChunkedBody['trailers'],
  sign?: { seed: string; context: ChunkSigningContext },
): Uint8Array {
  const framing: ChunkFraming = CHUNK_FRAMINGS[options.payload];
  let previous = sign?.seed ?? '';
  const chunks = split(body, options.chunkBytes ?? 65_536).map(
    (data): Chunk => {
      if (!framing.signed) {
        return { data };
      }
      // Before the seed is known, a placeholder of the right length stands in.
      previous = sign
        ? chunkSignature(sign.context, previous, data)
        : '0'.repeat(64);
      return { data, signature: previous };
    },
  );
  const signature =
    framing.signed && framing.trailer
      ? (sign && trailerSignature(sign.context, previous, trailers)) ??
        '0'.repeat(64)
      : undefined;
  return encodeChunkedBody({ chunks, trailers, trailerSignature: signature });
}

const SET_BY_CHUNKING = [
  'content-length',
  'content-encoding',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
];

/** The headers of the chunked request; content encodings of the payload itself stay, after `aws-chunked`. */
function chunkedHeaders(
  request: HttpRequest,
  trailers: ChunkedBody['trailers'],
  length: { decoded: number; encoded: number },
): Array<readonly [string, string]> {
  const encodings = request.headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .map(([, value]) => value);
  return [
    ...withoutHeaders(request.headers, SET_BY_CHUNKING),
    ['Content-Encoding', ['aws-chunked', ...encodings].join(',')],
    ['X-Amz-Decoded-Content-Length', String(length.decoded)],
    ...trailers.map(([name]) => ['X-Amz-Trailer', name] as const),
    ['Content-Length', String(length.encoded)],
  ];
}

/**
 * Signs an S3 upload as aws-chunked data, for tests and inspection. In production, signing is the AWS SDK's job.
 *
 * @param request - the plain upload: its body is the payload
 * @throws SigningInputError when a checksum is missing, or has no place in this kind of streaming
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @public
 */
export function signChunkedRequest(
  request: HttpRequest,
  options: ChunkedSignOptions,
): SignedRequest {
  const payload = request.body ?? new Uint8Array();
  const trailers = trailersOf(payload, options);
  const headers = chunkedHeaders(request, trailers, {
    decoded: payload.length,
    encoded: frame(payload, options, trailers).length,
  });
  const signed = signRequest({ ...request, headers }, { s3: true, ...options });
  const moment = signingMoment(options);
  const { secretAccessKey } = options.credential;
  const context: ChunkSigningContext = {
    ...moment,
    signingKey: deriveSigningKey(secretAccessKey, moment.scope),
  };
  const body = frame(payload, options, trailers, {
    seed: signed.signature,
    context,
  });
  return { ...signed, request: { ...signed.request, body } };
}
