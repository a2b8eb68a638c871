import {
  type ChecksumAlgorithm,
  checksumAlgorithmOf,
  checksumOf,
} from './checksums';
import { type ChunkedBody, decodeChunkedBody } from './chunkEncoding';
import {
  type ChunkSigningContext,
  chunkSignature,
  trailerSignature,
} from './chunkSignature';
import { canonicalHeaderValue, type HeaderValues } from './canonicalHeaders';
import { ChunkEncodingError } from './errors';
import { equalsInConstantTime, sha256Hex } from './hashing';
import { chunkFramingOf, UNSIGNED_PAYLOAD } from './payloadModes';
import type { Refusal } from './requestChecks';

/** A payload that is what the signer sent. */
export interface AcceptedPayload {
  payload: Uint8Array;
  trailers: Record<string, string>;
}

/** What a payload is checked against. */
export interface PayloadExpectation {
  body: Uint8Array;
  headers: HeaderValues;
  /** The payload hash that the request's signature covers. */
  payloadHash: string;
  s3: boolean;
  seedSignature: string;
  context: ChunkSigningContext;
}

function checkPlain(expectation: PayloadExpectation): Refusal | undefined {
  const { body, payloadHash, s3 } = expectation;
  if (payloadHash === UNSIGNED_PAYLOAD && s3) {
    return undefined;
  }
  const actual = sha256Hex(body);
  return payloadHash === actual
    ? undefined
    : {
        reason: 'payload-hash-mismatch',
        message: `The signed payload hash is '${payloadHash}', but the SHA-256 of the ${body.length} bytes of body is ${actual}.`,
      };
}

/** Follows the chain of chunk signatures from the seed. */
function checkChunkSignatures(
  { chunks, trailers, trailerSignature: sent }: ChunkedBody,
  { context, seedSignature }: PayloadExpectation,
): Refusal | undefined {
  let previous = seedSignature;
  for (const [index, { data, signature = '' }] of chunks.entries()) {
    const expected = chunkSignature(context, previous, data);
    if (!equalsInConstantTime(expected, signature)) {
      return {
        reason: 'chunk-signature-mismatch',
        message: `The signature of chunk ${index + 1} of ${chunks.length} (${
          data.length
        } bytes) does not match.`,
      };
    }
    previous = expected;
  }
  if (sent === undefined) {
    return undefined;
  }
  return equalsInConstantTime(
    trailerSignature(context, previous, trailers),
    sent,
  )
    ? undefined
    : {
        reason: 'chunk-signature-mismatch',
        message: 'The signature of the trailer does not match.',
      };
}

/** The trailers have to be those that x-amz-trailer announces. */
function announcedTrailers(
  { trailers }: ChunkedBody,
  headers: HeaderValues,
): void {
  const announced = canonicalHeaderValue(headers.get('x-amz-trailer'))
    .toLowerCase()
    .split(',')
    .map(name => name.trim());
  const found = trailers.map(([name]) => name);
  if ([...announced].sort().join() !== [...found].sort().join()) {
    throw new ChunkEncodingError(
      `x-amz-trailer announces '${announced.join()}', but the body has '${found.join()}'.`,
    );
  }
}

function checksumsOf({
  trailers,
}: ChunkedBody): Array<[ChecksumAlgorithm, string]> {
  return trailers.map(([name, value]) => {
    const algorithm = checksumAlgorithmOf(name);
    if (!algorithm) {
      throw new ChunkEncodingError(
        `The trailer '${name}' is not supported; a checksum like x-amz-checksum-crc32 is.`,
      );
    }
    return [algorithm, value];
  });
}

function checkChecksums(
  checksums: Array<[ChecksumAlgorithm, string]>,
  payload: Uint8Array,
): Refusal | undefined {
  for (const [algorithm, sent] of checksums) {
    const actual = checksumOf(algorithm, payload);
    if (actual !== sent) {
      return {
        reason: 'checksum-mismatch',
        message: `The trailer says the ${algorithm.toUpperCase()} is '${sent}', but that of the payload is '${actual}'.`,
      };
    }
  }
  return undefined;
}

function checkDecodedLength(payload: Uint8Array, headers: HeaderValues): void {
  const announced = canonicalHeaderValue(
    headers.get('x-amz-decoded-content-length'),
  );
  if (announced !== String(payload.length)) {
    throw new ChunkEncodingError(
      `x-amz-decoded-content-length is '${announced}', but the chunks have ${payload.length} bytes.`,
    );
  }
}

/**
 * Holds a body against the payload hash that was signed, and decodes it where it is aws-chunked.
 *
 * @returns the payload, or why it has to be refused
 */
export function acceptPayload(
  expectation: PayloadExpectation,
): AcceptedPayload | Refusal {
  const framing = expectation.s3
    ? chunkFramingOf(expectation.payloadHash)
    : undefined;
  if (!framing) {
    return (
      checkPlain(expectation) ?? { payload: expectation.body, trailers: {} }
    );
  }
  try {
    const chunked = decodeChunkedBody(expectation.body, framing);
    const payload = Buffer.concat(chunked.chunks.map(({ data }) => data));
    const refusal = framing.signed
      ? checkChunkSignatures(chunked, expectation)
      : undefined;
    if (refusal) {
      return refusal;
    }
    if (framing.trailer) {
      announcedTrailers(chunked, expectation.headers);
    }
    checkDecodedLength(payload, expectation.headers);
    return (
      checkChecksums(checksumsOf(chunked), payload) ?? {
        payload,
        trailers: Object.fromEntries(chunked.trailers),
      }
    );
  } catch (error) {
    if (error instanceof ChunkEncodingError) {
      return { reason: 'chunk-encoding-malformed', message: error.message };
    }
    throw error;
  }
}
