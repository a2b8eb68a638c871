import { hmacSha256 } from './hashing';
import type { CredentialScope } from './types';

/**
 * The signing algorithm this library reads and writes.
 *
 * @public
 */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Last part of every SigV4 credential scope. */
export const SCOPE_TERMINATOR = 'aws4_request';

/**
 * A credential scope as it stands in a string to sign: `20130524/us-east-1/s3/aws4_request`.
 *
 * @public
 */
export function formatScope(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/${SCOPE_TERMINATOR}`;
}

/**
 * The string to sign of a request.
 *
 * @param amzDate - `YYYYMMDDTHHMMSSZ`
 * @param canonicalRequestHash - hex SHA-256 of the canonical request
 * @public
 */
export function stringToSignOf(
  amzDate: string,
  scope: CredentialScope,
  canonicalRequestHash: string,
): string {
  return [ALGORITHM, amzDate, formatScope(scope), canonicalRequestHash].join(
    '\n',
  );
}

/**
 * The key derived from a secret access key for one scope.
 *
 * @remarks
 * It signs anything within the scope: treat it like the secret itself.
 *
 * @public
 */
export function deriveSigningKey(
  secretAccessKey: string,
  scope: CredentialScope,
): Uint8Array {
  return [scope.date, scope.region, scope.service, SCOPE_TERMINATOR].reduce(
    (key: string | Buffer, part) => hmacSha256(key, part),
    `AWS4${secretAccessKey}`,
  ) as Buffer;
}

/**
 * The signature of a string to sign, in lower-case hex.
 *
 * @public
 */
export function signatureOf(
  signingKey: Uint8Array,
  stringToSign: string,
): string {
  return hmacSha256(signingKey, stringToSign).toString('hex');
}
