import { canonicalRequestOf } from './canonicalRequest';
import { SigningInputError } from './errors';
import { sha256Hex } from './hashing';
import { MAX_EXPIRES_SECONDS } from './parsePresignedSignature';
import { UNSIGNED_PAYLOAD } from './payloadModes';
import { usesS3Rules } from './s3Services';
import {
  sessionTokenPairs,
  signableHeaders,
  signCanonicalRequest,
  signingMoment,
  withoutHeaders,
  type SignedRequest,
  type SignOptions,
} from './signingOptions';
import { ALGORITHM, formatScope } from './stringToSign';
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

function assertLifetime(seconds: number): void {
  if (
    !Number.isInteger(seconds) ||
    seconds < 1 ||
    seconds > MAX_EXPIRES_SECONDS
  ) {
    throw new SigningInputError(
      `expiresSeconds is ${seconds}, but has to be a whole number from 1 to ${MAX_EXPIRES_SECONDS}.`,
    );
  }
}

/** What stands for the body in the canonical request. */
function presignedPayloadHash(request: HttpRequest, s3: boolean): string {
  const declared = request.headers.find(
    ([name]) => name.toLowerCase() === 'x-amz-content-sha256',
  )?.[1];
  return (
    declared ??
    (s3 ? UNSIGNED_PAYLOAD : sha256Hex(request.body ?? new Uint8Array()))
  );
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
  assertLifetime(options.expiresSeconds);
  const { appendSessionToken = false } = options;
  const s3 = options.s3 ?? usesS3Rules(options.service);
  const moment = signingMoment(options);
  const headers = withoutHeaders(request.headers, SET_BY_SIGNING);
  const signedHeaders = signableHeaders(headers);
  const token = sessionTokenPairs(options);
  const credential = `${options.credential.accessKeyId}/${formatScope(
    moment.scope,
  )}`;
  const target = withParameters(request.target, [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', credential],
    ['X-Amz-Date', moment.amzDate],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
    ['X-Amz-Expires', String(options.expiresSeconds)],
    ...(appendSessionToken ? [] : token),
  ]);
  const canonicalRequest = canonicalRequestOf(
    { ...request, headers, target },
    {
      signedHeaders,
      payloadHash: presignedPayloadHash(request, s3),
      s3,
      location: 'query',
      normalizePath: options.normalizePath,
    },
  );
  const signed = signCanonicalRequest(canonicalRequest, options, moment);
  const signedTarget = withParameters(target, [
    ...(appendSessionToken ? token : []),
    ['X-Amz-Signature', signed.signature],
  ]);
  return { request: { ...request, headers, target: signedTarget }, ...signed };
}
