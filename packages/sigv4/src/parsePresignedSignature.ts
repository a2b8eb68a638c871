import { parseAmzDate } from './amzDate';
import type { HeaderValues } from './canonicalHeaders';
import { foldWhitespace } from './canonicalHeaders';
import type { QueryParameter } from './canonicalQuery';
import { SignatureParseError } from './errors';
import {
  parseCredential,
  parseSignatureHex,
  parseSignedHeaders,
  single,
} from './signatureFields';
import { ALGORITHM } from './stringToSign';
import type { ParsedSignature } from './types';

/** Longest lifetime of a presigned URL, in seconds: seven days. */
export const MAX_EXPIRES_SECONDS = 604_800;

const MARKS = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
]);

/** Whether a query is, or tries to be, that of a presigned URL. */
export function isPresigned(parameters: readonly QueryParameter[]): boolean {
  return parameters.some(({ name }) => MARKS.has(name));
}

function parseExpires(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > MAX_EXPIRES_SECONDS) {
    throw new SignatureParseError(
      'X-Amz-Expires',
      `X-Amz-Expires is '${text}', but has to be a number of seconds from 1 to ${MAX_EXPIRES_SECONDS} (seven days).`,
    );
  }
  return seconds;
}

function parameterReader(parameters: readonly QueryParameter[]) {
  const optional = (name: string) =>
    single(
      name,
      parameters.filter(other => other.name === name).map(p => p.value),
    );
  const required = (name: string) => {
    const value = optional(name);
    if (value === undefined) {
      throw new SignatureParseError(
        name,
        `The presigned request has no ${name} parameter.`,
      );
    }
    return value;
  };
  return { optional, required };
}

function assertAlgorithm(algorithm: string): void {
  if (algorithm !== ALGORITHM) {
    throw new SignatureParseError(
      'X-Amz-Algorithm',
      `X-Amz-Algorithm is '${algorithm}', but only ${ALGORITHM} can be verified.`,
    );
  }
}

function assertAmzDate(amzDate: string): void {
  if (!parseAmzDate(amzDate)) {
    throw new SignatureParseError(
      'X-Amz-Date',
      `X-Amz-Date is '${amzDate}', but has to be a time as YYYYMMDDTHHMMSSZ.`,
    );
  }
}

/** Reads the authentication of a presigned request. */
export function parsePresignedSignature(
  parameters: readonly QueryParameter[],
  headers: HeaderValues,
): ParsedSignature {
  const { optional, required } = parameterReader(parameters);
  assertAlgorithm(required('X-Amz-Algorithm'));
  const amzDate = required('X-Amz-Date');
  assertAmzDate(amzDate);
  const expires = optional('X-Amz-Expires');
  const tokenHeader = single(
    'X-Amz-Security-Token',
    headers.get('x-amz-security-token'),
  );
  return {
    location: 'query',
    ...parseCredential('X-Amz-Credential', required('X-Amz-Credential')),
    signedHeaders: parseSignedHeaders(
      'X-Amz-SignedHeaders',
      required('X-Amz-SignedHeaders'),
    ),
    signature: parseSignatureHex(
      'X-Amz-Signature',
      required('X-Amz-Signature'),
    ),
    amzDate,
    expiresSeconds: expires === undefined ? undefined : parseExpires(expires),
    sessionToken:
      optional('X-Amz-Security-Token') ??
      (tokenHeader === undefined ? undefined : foldWhitespace(tokenHeader)),
  };
}
