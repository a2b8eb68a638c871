import { parseAmzDate } from './amzDate';
import type { HeaderValues } from './canonicalHeaders';
import { equalsInConstantTime } from './hashing';
import type { ParsedSignature, SigningCredential } from './types';
import type {
  VerificationFailureReason,
  VerifyOptions,
} from './verificationResult';

/** A check's verdict when it refuses. */
export interface Refusal {
  reason: VerificationFailureReason;
  message: string;
}

/** What the checks that need no signature look at. */
export interface CheckedRequest {
  parsed: ParsedSignature;
  headers: HeaderValues;
  options: VerifyOptions;
  s3: boolean;
}

type Check = (request: CheckedRequest) => Refusal | undefined;

type CredentialCheck = (
  request: CheckedRequest,
  credential: SigningCredential,
) => Refusal | undefined;

function refuse(reason: VerificationFailureReason, message: string): Refusal {
  return { reason, message };
}

const scopeDateIsRequestDate: Check = ({ parsed }) =>
  parsed.amzDate.startsWith(parsed.scope.date)
    ? undefined
    : refuse(
        'scope-date-mismatch',
        `The credential scope is for ${parsed.scope.date}, but the request is dated ${parsed.amzDate}.`,
      );

const hostIsSigned: Check = ({ parsed }) =>
  parsed.signedHeaders.includes('host')
    ? undefined
    : refuse(
        'host-not-signed',
        `The host header has to be signed; SignedHeaders is '${parsed.signedHeaders.join(
          ';',
        )}'.`,
      );

const amzHeadersAreSigned: Check = ({ parsed, headers, options }) => {
  const unsigned = [...headers.keys()].filter(
    name =>
      name.startsWith('x-amz-') &&
      !parsed.signedHeaders.includes(name) &&
      !(options.allowUnsignedSessionToken && name === 'x-amz-security-token'),
  );
  return unsigned.length === 0
    ? undefined
    : refuse(
        'header-not-signed',
        `Every x-amz- header has to be signed, but these are not: ${unsigned.join(
          ', ',
        )}.`,
      );
};

const signedHeadersArePresent: Check = ({ parsed, headers }) => {
  const missing = parsed.signedHeaders.filter(name => !headers.has(name));
  return missing.length === 0
    ? undefined
    : refuse(
        'signed-header-missing',
        `These headers were signed but did not arrive: ${missing.join(
          ', ',
        )}. A proxy may have removed them.`,
      );
};

const sessionTokenBelongsToKey: CredentialCheck = ({ parsed }, credential) => {
  const expected = credential.sessionToken;
  if (expected === undefined) {
    return parsed.sessionToken === undefined
      ? undefined
      : refuse(
          'session-token-invalid',
          `The request carries a session token, but ${parsed.accessKeyId} is a long-term key.`,
        );
  }
  if (parsed.sessionToken === undefined) {
    return refuse(
      'session-token-invalid',
      `${parsed.accessKeyId} is a temporary key, but the request carries no session token.`,
    );
  }
  return equalsInConstantTime(parsed.sessionToken, expected)
    ? undefined
    : refuse(
        'session-token-invalid',
        `The session token of the request is not the one of ${parsed.accessKeyId}.`,
      );
};

const sessionIsCurrent: CredentialCheck = ({ options }, credential) =>
  credential.expiration && credential.expiration <= options.now
    ? refuse(
        'session-expired',
        `The session expired at ${credential.expiration.toISOString()}; it is ${options.now.toISOString()}.`,
      )
    : undefined;

const presignedHasExpiry: Check = ({ parsed, s3 }) =>
  s3 && parsed.location === 'query' && parsed.expiresSeconds === undefined
    ? refuse(
        'malformed',
        'The presigned request has no X-Amz-Expires parameter.',
      )
    : undefined;

const timeIsRight: Check = ({ parsed, options }) => {
  const signedAt = parseAmzDate(parsed.amzDate)?.getTime() ?? Number.NaN;
  const age = (options.now.getTime() - signedAt) / 1000;
  const { expiresSeconds } = parsed;
  if (expiresSeconds !== undefined && age > expiresSeconds) {
    return refuse(
      'presigned-expired',
      `The presigned request of ${
        parsed.amzDate
      } was good for ${expiresSeconds} s; it is ${options.now.toISOString()}.`,
    );
  }
  const tooOld = expiresSeconds === undefined && age > options.maxSkewSeconds;
  return tooOld || age < -options.maxSkewSeconds
    ? refuse(
        'request-time-skewed',
        `The request is dated ${
          parsed.amzDate
        }, but it is ${options.now.toISOString()}; ` +
          `${options.maxSkewSeconds} s are tolerated.`,
      )
    : undefined;
};

const BEFORE_THE_KEY: readonly Check[] = [
  scopeDateIsRequestDate,
  hostIsSigned,
  presignedHasExpiry,
];

const OF_THE_KEY: readonly CredentialCheck[] = [
  sessionTokenBelongsToKey,
  sessionIsCurrent,
];

const AFTER_THE_KEY: readonly Check[] = [
  timeIsRight,
  amzHeadersAreSigned,
  signedHeadersArePresent,
];

function firstRefusal<T extends unknown[]>(
  checks: ReadonlyArray<(...args: T) => Refusal | undefined>,
  ...args: T
): Refusal | undefined {
  for (const check of checks) {
    const refusal = check(...args);
    if (refusal) {
      return refusal;
    }
  }
  return undefined;
}

/**
 * Runs every check that comes before the signature, in order.
 *
 * @returns the credential the request has to be signed with, or the first refusal
 */
export function checkRequest(
  request: CheckedRequest,
): Refusal | { credential: SigningCredential } {
  const { parsed, options } = request;
  const early = firstRefusal(BEFORE_THE_KEY, request);
  if (early) {
    return early;
  }
  const credential = options.credentialFor(parsed.accessKeyId);
  if (!credential) {
    return refuse(
      'unknown-access-key',
      `There is no access key ${parsed.accessKeyId}.`,
    );
  }
  return (
    firstRefusal(OF_THE_KEY, request, credential) ??
    firstRefusal(AFTER_THE_KEY, request) ?? { credential }
  );
}
