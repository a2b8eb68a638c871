import { canonicalRequestOf } from './canonicalRequest';
import { SigningInputError } from './errors';
import { sha256Hex } from './hashing';
import { MAX_EXPIRES_SECONDS } from './parsePresignedSignature';
import { UNSIGNED_PAYLOAD } from './payloadModes';
import { usesS3Rules } from './s3Services';
import {
  signableHeaders,
  signingScope,
  withoutHeaders,
  type SignedRequest,
  type SignOptions,
} from './signingOptions';
import {
  ALGORITHM,
  deriveSigningKey,
  formatScope,
  signatureOf,
  stringToSignOf,
} from './stringToSign';
import type { HttpRequest } from './types';
import { uriEncode } from './uriEncoding';

/**
 * How a request is to be presigned.
 *
 * @public
 */
export interface PresignOptions extends SignOptions {
  /** Lifetime: 1 to 604800 seconds (seven days). */
  expiresSeconds: number;
}

const SET_BY_SIGNING = ['authorization', 'x-amz-date', 'x-amz-security-token'];

function withParameters(
  target: string,
  parameters: ReadonlyArray<readonly [string, string]>,
): string {
  const query = parameters
    .map(([name, value]) => `${name}=${uriEncode(value)}`)
    .join('&');
  return `${target}${target.includes('?') ? '&' : '?'}${query}`;
}

/**
 * Presigns a request in its query, for tests and inspection. In production, signing is the AWS SDK's job.
 *
 * @remarks
 * Under S3's rules the body is left unsigned, unless the request has an `x-amz-content-sha256` header; elsewhere the hash
 * of its body is signed.
 *
 * @param request - with a Host header; headers that signing replaces by parameters are removed
 * @throws SigningInputError when there is no Host header, or the date or lifetime is invalid
 * @throws SignatureParseError when the request could not be sent as it is
 * @public
 */
export function presignRequest(
  request: HttpRequest,
  options: PresignOptions,
): SignedRequest {
  const { credential, expiresSeconds, appendSessionToken = false } = options;
  if (
    !Number.isInteger(expiresSeconds) ||
    expiresSeconds < 1 ||
    expiresSeconds > MAX_EXPIRES_SECONDS
  ) {
    throw new SigningInputError(
      `expiresSeconds is ${expiresSeconds}, but has to be a whole number from 1 to ${MAX_EXPIRES_SECONDS}.`,
    );
  }
  const s3 = options.s3 ?? usesS3Rules(options.service);
  const { amzDate, scope } = signingScope(options);
  const headers = withoutHeaders(request.headers, SET_BY_SIGNING);
  const signedHeaders = signableHeaders(headers);
  const declared = headers.find(
    ([name]) => name.toLowerCase() === 'x-amz-content-sha256',
  )?.[1];
  const token: Array<readonly [string, string]> =
    credential.sessionToken === undefined
      ? []
      : [['X-Amz-Security-Token', credential.sessionToken]];

  const unsigned: HttpRequest = {
    ...request,
    headers,
    target: withParameters(request.target, [
      ['X-Amz-Algorithm', ALGORITHM],
      ['X-Amz-Credential', `${credential.accessKeyId}/${formatScope(scope)}`],
      ['X-Amz-Date', amzDate],
      ['X-Amz-SignedHeaders', signedHeaders.join(';')],
      ['X-Amz-Expires', String(expiresSeconds)],
      ...(appendSessionToken ? [] : token),
    ]),
  };
  const canonicalRequest = canonicalRequestOf(unsigned, {
    signedHeaders,
    payloadHash:
      declared ??
      (s3 ? UNSIGNED_PAYLOAD : sha256Hex(request.body ?? new Uint8Array())),
    s3,
    location: 'query',
    normalizePath: options.normalizePath,
  });
  const stringToSign = stringToSignOf(amzDate, scope, canonicalRequest.hash);
  const signature = signatureOf(
    deriveSigningKey(credential.secretAccessKey, scope),
    stringToSign,
  );
  return {
    request: {
      ...unsigned,
      target: withParameters(unsigned.target, [
        ...(appendSessionToken ? token : []),
        ['X-Amz-Signature', signature],
      ]),
    },
    canonicalRequest,
    stringToSign,
    signature,
  };
}
