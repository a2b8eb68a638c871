export * from './types';
export * from './errors';
export { formatAmzDate, parseAmzDate } from './amzDate';
export {
  canonicalRequestOf,
  parseCanonicalRequest,
  type CanonicalRequest,
  type CanonicalRequestOptions,
} from './canonicalRequest';
export {
  ALGORITHM,
  deriveSigningKey,
  formatScope,
  signatureOf,
  stringToSignOf,
} from './stringToSign';
export { parseSignature } from './parseSignature';
export * from './verificationResult';
export { verifyRequest } from './verifyRequest';
export type { ChunkFraming, StreamingPayload } from './payloadModes';
export {
  decodeChunkedBody,
  encodeChunkedBody,
  type Chunk,
  type ChunkedBody,
} from './chunkEncoding';
export {
  chunkSignature,
  trailerSignature,
  type ChunkSigningContext,
} from './chunkSignature';
export {
  checksumAlgorithmOf,
  checksumHeader,
  checksumOf,
  type ChecksumAlgorithm,
} from './checksums';
export type { SignedRequest, SignOptions } from './signingOptions';
export { signRequest, type HeaderSignOptions } from './signRequest';
export { presignRequest, type PresignOptions } from './presignRequest';
export {
  signChunkedRequest,
  type ChunkedSignOptions,
} from './signChunkedRequest';
export type { Difference, DifferencePart } from './difference';
export type { SigningEvidence } from './signingSide';
export { explainMismatch } from './explainMismatch';
