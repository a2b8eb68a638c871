import type { VerificationFailureReason } from 'sigv4-inspect';

/** Services that word refusals alike: the query services, the JSON services, and S3. */
export type ErrorFamily = 'query' | 'json' | 's3';

/** How AWS words one refusal. */
export interface RefusalFacts {
  readonly code: string;
  readonly status: number;
  /** AWS's text; absent where it names the offending part, which the verifier's message does. */
  readonly message?: string;
}

type FamilyFacts = Readonly<Record<VerificationFailureReason, RefusalFacts>>;

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const S3_MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
const TOKEN_INVALID = 'The security token included in the request is invalid.';
const TOKEN_EXPIRED = 'The security token included in the request is expired';
const NO_TOKEN = 'Request is missing Authentication Token';
const CHUNKS = 'The body is not what its chunk headers announce.';

/**
 * Codes as AWS sends them. Sources: each service's "Common errors" page and the S3 API Reference, "Error responses".
 */
export const AUTHENTICATION_ERRORS: Readonly<Record<ErrorFamily, FamilyFacts>> =
  {
    query: {
      'missing-authentication': {
        code: 'MissingAuthenticationToken',
        status: 403,
        message: NO_TOKEN,
      },
      malformed: { code: 'IncompleteSignature', status: 400 },
      'unknown-access-key': {
        code: 'InvalidClientTokenId',
        status: 403,
        message: TOKEN_INVALID,
      },
      'session-token-invalid': {
        code: 'InvalidClientTokenId',
        status: 403,
        message: TOKEN_INVALID,
      },
      'session-expired': {
        code: 'ExpiredToken',
        status: 403,
        message: TOKEN_EXPIRED,
      },
      'request-time-skewed': { code: 'SignatureDoesNotMatch', status: 403 },
      'presigned-expired': { code: 'SignatureDoesNotMatch', status: 403 },
      'scope-date-mismatch': { code: 'SignatureDoesNotMatch', status: 403 },
      'host-not-signed': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message:
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      },
      'header-not-signed': { code: 'SignatureDoesNotMatch', status: 403 },
      'signed-header-missing': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: MISMATCH,
      },
      'payload-hash-mismatch': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: MISMATCH,
      },
      'signature-mismatch': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: MISMATCH,
      },
      'chunk-encoding-malformed': {
        code: 'IncompleteSignature',
        status: 400,
        message: CHUNKS,
      },
      'chunk-signature-mismatch': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: MISMATCH,
      },
      'checksum-mismatch': { code: 'ValidationError', status: 400 },
    },
    json: {
      'missing-authentication': {
        code: 'MissingAuthenticationTokenException',
        status: 400,
        message: 'Missing Authentication Token',
      },
      malformed: { code: 'IncompleteSignatureException', status: 400 },
      'unknown-access-key': {
        code: 'UnrecognizedClientException',
        status: 400,
        message: TOKEN_INVALID,
      },
      'session-token-invalid': {
        code: 'UnrecognizedClientException',
        status: 400,
        message: TOKEN_INVALID,
      },
      'session-expired': {
        code: 'ExpiredTokenException',
        status: 400,
        message: TOKEN_EXPIRED,
      },
      'request-time-skewed': { code: 'InvalidSignatureException', status: 400 },
      'presigned-expired': { code: 'InvalidSignatureException', status: 400 },
      'scope-date-mismatch': { code: 'InvalidSignatureException', status: 400 },
      'host-not-signed': {
        code: 'InvalidSignatureException',
        status: 400,
        message:
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      },
      'header-not-signed': { code: 'InvalidSignatureException', status: 400 },
      'signed-header-missing': {
        code: 'InvalidSignatureException',
        status: 400,
        message: MISMATCH,
      },
      'payload-hash-mismatch': {
        code: 'InvalidSignatureException',
        status: 400,
        message: MISMATCH,
      },
      'signature-mismatch': {
        code: 'InvalidSignatureException',
        status: 400,
        message: MISMATCH,
      },
      'chunk-encoding-malformed': {
        code: 'IncompleteSignatureException',
        status: 400,
        message: CHUNKS,
      },
      'chunk-signature-mismatch': {
        code: 'InvalidSignatureException',
        status: 400,
        message: MISMATCH,
      },
      'checksum-mismatch': { code: 'ValidationException', status: 400 },
    },
    s3: {
      'missing-authentication': {
        code: 'AccessDenied',
        status: 403,
        message: 'Access Denied',
      },
      malformed: { code: 'AuthorizationHeaderMalformed', status: 400 },
      'unknown-access-key': {
        code: 'InvalidAccessKeyId',
        status: 403,
        message:
          'The AWS Access Key Id you provided does not exist in our records.',
      },
      'session-token-invalid': {
        code: 'InvalidToken',
        status: 400,
        message: 'The provided token is malformed or otherwise invalid.',
      },
      'session-expired': {
        code: 'ExpiredToken',
        status: 400,
        message: 'The provided token has expired.',
      },
      'request-time-skewed': {
        code: 'RequestTimeTooSkewed',
        status: 403,
        message:
          'The difference between the request time and the current time is too large.',
      },
      'presigned-expired': {
        code: 'AccessDenied',
        status: 403,
        message: 'Request has expired',
      },
      'scope-date-mismatch': {
        code: 'AuthorizationHeaderMalformed',
        status: 400,
      },
      'host-not-signed': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: S3_MISMATCH,
      },
      'header-not-signed': {
        code: 'AccessDenied',
        status: 403,
        message:
          'There were headers present in the request which were not signed',
      },
      'signed-header-missing': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: S3_MISMATCH,
      },
      'payload-hash-mismatch': {
        code: 'XAmzContentSHA256Mismatch',
        status: 400,
        message:
          "The provided 'x-amz-content-sha256' header does not match what was computed.",
      },
      'signature-mismatch': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: S3_MISMATCH,
      },
      'chunk-encoding-malformed': {
        code: 'InvalidChunkSizeError',
        status: 400,
        message: CHUNKS,
      },
      'chunk-signature-mismatch': {
        code: 'SignatureDoesNotMatch',
        status: 403,
        message: S3_MISMATCH,
      },
      'checksum-mismatch': { code: 'BadDigest', status: 400 },
    },
  };
