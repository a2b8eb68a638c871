import type { ParsedSignature, SigningCredential } from './types';

/**
 * What a request is verified against.
 *
 * @public
 */
export interface VerifyOptions {
  /** The verifier's clock. */
  now: Date;
  /** How far the request's date may be off, in either direction. AWS: 900 (S3, STS, IAM), 300 (CloudWatch). */
  maxSkewSeconds: number;
  /** The credential of an access key id; undefined when there is none. */
  credentialFor(accessKeyId: string): SigningCredential | undefined;
  /** Whether S3's rules for paths and payloads hold. Default: when the scope's service is one of the S3 family. */
  s3?: boolean;
  /** Whether dot segments and repeated slashes in the path are resolved. Default: unless S3's rules hold. */
  normalizePath?: boolean;
  /** Accepts a session token that was added after signing, as AWS IoT does. Default: false. */
  allowUnsignedSessionToken?: boolean;
}

/**
 * Why a request was refused.
 *
 * @public
 */
export type VerificationFailureReason =
  | 'missing-authentication'
  | 'malformed'
  | 'unknown-access-key'
  | 'session-token-invalid'
  | 'session-expired'
  | 'request-time-skewed'
  | 'presigned-expired'
  | 'scope-date-mismatch'
  | 'host-not-signed'
  | 'header-not-signed'
  | 'signed-header-missing'
  | 'payload-hash-mismatch'
  | 'signature-mismatch'
  | 'chunk-encoding-malformed'
  | 'chunk-signature-mismatch'
  | 'checksum-mismatch';

/**
 * A request that is what its signer sent.
 *
 * @public
 */
export interface VerificationSuccess {
  ok: true;
  parsed: ParsedSignature;
  /** The body, after aws-chunked decoding. */
  payload: Uint8Array;
  /** Trailing headers of an aws-chunked body by lower-case name. */
  trailers: Record<string, string>;
}

/**
 * A request that has to be refused.
 *
 * @public
 */
export interface VerificationFailure {
  ok: false;
  reason: VerificationFailureReason;
  /** What was wrong and what would be right. Never contains a secret of the verifier. */
  message: string;
  parsed?: ParsedSignature;
  /** The verifier's canonical request, once it got that far; like AWS's own, it repeats the request's session token. */
  canonicalRequest?: string;
  /** The verifier's string to sign, once it got that far. */
  stringToSign?: string;
}

/**
 * The outcome of verifying a request.
 *
 * @public
 */
export type VerificationResult = VerificationSuccess | VerificationFailure;
