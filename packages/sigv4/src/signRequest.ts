import { canonicalRequestOf } from './canonicalRequest';
import { sha256Hex } from './hashing';
import type { StreamingPayload } from './payloadModes';
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

/**
 * How a request is to be signed in its `Authorization` header.
 *
 * @public
 */
export interface HeaderSignOptions extends SignOptions {
  /**
   * What stands for the body: its hash, nothing (`UNSIGNED-PAYLOAD`), or a kind of streaming, whose chunks
   * `signChunkedRequest` signs. Default: its hash.
   */
  payload?: 'hash' | 'UNSIGNED-PAYLOAD' | StreamingPayload;
  /** Whether to send `x-amz-content-sha256`. Default: when S3's rules hold. */
  contentSha256Header?: boolean;
}

const SET_BY_SIGNING = [
  'authorization',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-content-sha256',
];

/**
 * Signs a request in its `Authorization` header, for tests and inspection. In production, signing is the AWS SDK's job.
 *
 * @param request - with a Host header; headers that signing sets are replaced
 * @throws SigningInputError when there is no Host header or the date is invalid
 * @throws SignatureParseError when the request could not be sent as it is
 * @public
 */
export function signRequest(
  request: HttpRequest,
  options: HeaderSignOptions,
): SignedRequest {
  const { appendSessionToken = false, payload = 'hash' } = options;
  const s3 = options.s3 ?? usesS3Rules(options.service);
  const moment = signingMoment(options);
  const payloadHash =
    payload === 'hash' ? sha256Hex(request.body ?? new Uint8Array()) : payload;
  const token = sessionTokenPairs(options);

  const headers = withoutHeaders(request.headers, SET_BY_SIGNING);
  headers.push(['X-Amz-Date', moment.amzDate]);
  if (!appendSessionToken) {
    headers.push(...token);
  }
  if (options.contentSha256Header ?? s3) {
    headers.push(['X-Amz-Content-Sha256', payloadHash]);
  }
  const signedHeaders = signableHeaders(headers);
  const canonicalRequest = canonicalRequestOf(
    { ...request, headers },
    {
      signedHeaders,
      payloadHash,
      s3,
      location: 'header',
      normalizePath: options.normalizePath,
    },
  );
  const signed = signCanonicalRequest(canonicalRequest, options, moment);
  if (appendSessionToken) {
    headers.push(...token);
  }
  headers.push([
    'Authorization',
    `${ALGORITHM} Credential=${options.credential.accessKeyId}/${formatScope(
      moment.scope,
    )}, ` +
      `SignedHeaders=${signedHeaders.join(';')}, Signature=${signed.signature}`,
  ]);
  return { request: { ...request, headers }, ...signed };
}
