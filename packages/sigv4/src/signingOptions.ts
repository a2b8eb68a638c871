import { formatAmzDate } from './amzDate';
import type { CanonicalRequest } from './canonicalRequest';
import { SigningInputError } from './errors';
import { deriveSigningKey, signatureOf, stringToSignOf } from './stringToSign';
import type { CredentialScope, HttpRequest, SigningCredential } from './types';

/**
 * How a request is to be signed.
 *
 * @public
 */
export interface SignOptions {
  credential: SigningCredential;
  region: string;
  service: string;
  /** The moment of signing; seconds count. */
  date: Date;
  /** Whether S3's rules for paths and payloads hold. Default: when the service is one of the S3 family. */
  s3?: boolean;
  /** Whether dot segments and repeated slashes in the path are resolved. Default: unless S3's rules hold. */
  normalizePath?: boolean;
  /** Adds the session token after signing instead of signing it, as AWS IoT asks for. Default: false. */
  appendSessionToken?: boolean;
}

/**
 * A signed request, with what was computed on the way.
 *
 * @public
 */
export interface SignedRequest {
  request: HttpRequest;
  canonicalRequest: CanonicalRequest;
  stringToSign: string;
  signature: string;
}

/** Headers that hops add, drop or rewrite, and that signers therefore leave out. */
const UNSIGNABLE = new Set([
  'authorization',
  'cache-control',
  'connection',
  'expect',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
]);

/** The names a signer signs, sorted: all that can be signed. */
export function signableHeaders(headers: HttpRequest['headers']): string[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  if (!names.has('host')) {
    throw new SigningInputError(
      'The request has no Host header, which has to be signed.',
    );
  }
  return [...names].filter(name => !UNSIGNABLE.has(name)).sort();
}

/** The headers without those that signing sets itself. */
export function withoutHeaders(
  headers: HttpRequest['headers'],
  names: readonly string[],
): Array<readonly [string, string]> {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

/** Date and scope of a signature. */
export interface SigningMoment {
  amzDate: string;
  scope: CredentialScope;
}

/** The date and scope that options ask for. */
export function signingMoment(options: SignOptions): SigningMoment {
  if (Number.isNaN(options.date.getTime())) {
    throw new SigningInputError('The signing date is not a valid date.');
  }
  const amzDate = formatAmzDate(options.date);
  const { region, service } = options;
  return { amzDate, scope: { date: amzDate.slice(0, 8), region, service } };
}

/** The header or parameter that carries the session token, where there is one. */
export function sessionTokenPairs({
  credential,
}: SignOptions): Array<readonly [string, string]> {
  return credential.sessionToken === undefined
    ? []
    : [['X-Amz-Security-Token', credential.sessionToken]];
}

/** The last two steps of signing. */
export function signCanonicalRequest(
  canonicalRequest: CanonicalRequest,
  { credential }: SignOptions,
  { amzDate, scope }: SigningMoment,
): Omit<SignedRequest, 'request'> {
  const stringToSign = stringToSignOf(amzDate, scope, canonicalRequest.hash);
  const signingKey = deriveSigningKey(credential.secretAccessKey, scope);
  return {
    canonicalRequest,
    stringToSign,
    signature: signatureOf(signingKey, stringToSign),
  };
}
