import { formatAmzDate, parseAmzDate, parseHttpDate } from './amzDate';
import type { HeaderValues } from './canonicalHeaders';
import { foldWhitespace, headerValues } from './canonicalHeaders';
import { parseQuery } from './canonicalQuery';
import { splitTarget } from './canonicalRequest';
import { SignatureParseError } from './errors';
import {
  isPresigned,
  parsePresignedSignature,
} from './parsePresignedSignature';
import {
  parseCredential,
  parseSignatureHex,
  parseSignedHeaders,
  single,
} from './signatureFields';
import { ALGORITHM } from './stringToSign';
import type { HttpRequest, ParsedSignature } from './types';

const FIELDS = ['Credential', 'SignedHeaders', 'Signature'] as const;

type Fields = Record<(typeof FIELDS)[number], string>;

/** Removes spaces, and only spaces, at both ends; in linear time, whatever was sent. */
function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') {
    start++;
  }
  while (end > start && text[end - 1] === ' ') {
    end--;
  }
  return text.slice(start, end);
}

function assertScheme(authorization: string): void {
  if (authorization.startsWith(`${ALGORITHM} `)) {
    return;
  }
  // What is no scheme may be a secret, and is not repeated.
  const scheme = /^([\w-]{1,32}) /.exec(authorization)?.[1] ?? 'not readable';
  throw new SignatureParseError(
    'Authorization',
    `The Authorization scheme is ${scheme}, but only ${ALGORITHM} can be verified.`,
  );
}

function parseAuthorization(authorization: string): Fields {
  assertScheme(authorization);
  const fields = new Map<string, string>();
  for (const text of authorization.slice(ALGORITHM.length).split(',')) {
    const field = trimSpaces(text);
    const equals = field.indexOf('=');
    const name = field.slice(0, Math.max(equals, 0));
    if (!FIELDS.some(known => known === name) || fields.has(name)) {
      throw new SignatureParseError(
        'Authorization',
        `The Authorization header has to be '${ALGORITHM} Credential=..., SignedHeaders=..., Signature=...', ` +
          `each field once; '${name}' does not belong there.`,
      );
    }
    fields.set(name, field.slice(equals + 1));
  }
  const field = (name: (typeof FIELDS)[number]) => {
    const value = fields.get(name);
    if (value === undefined) {
      throw new SignatureParseError(
        'Authorization',
        `The Authorization header has no ${name} field.`,
      );
    }
    return value;
  };
  return {
    Credential: field('Credential'),
    SignedHeaders: field('SignedHeaders'),
    Signature: field('Signature'),
  };
}

/** X-Amz-Date, or the Date header where that is absent. */
function requestDate(headers: HeaderValues): string {
  const amzDate = single('X-Amz-Date', headers.get('x-amz-date'));
  const text = amzDate ?? single('Date', headers.get('date'));
  if (text === undefined) {
    throw new SignatureParseError(
      'X-Amz-Date',
      'The request has neither an X-Amz-Date nor a Date header.',
    );
  }
  const value = foldWhitespace(text);
  const date =
    parseAmzDate(value) ??
    (amzDate === undefined ? parseHttpDate(value) : undefined);
  if (!date) {
    const part = amzDate === undefined ? 'Date' : 'X-Amz-Date';
    throw new SignatureParseError(
      part,
      `${part} is '${value}', but has to be a time as YYYYMMDDTHHMMSSZ.`,
    );
  }
  return formatAmzDate(date);
}

function parseHeaderSignature(
  authorization: string,
  headers: HeaderValues,
): ParsedSignature {
  const fields = parseAuthorization(trimSpaces(authorization));
  const token = single(
    'X-Amz-Security-Token',
    headers.get('x-amz-security-token'),
  );
  return {
    location: 'header',
    ...parseCredential('Authorization', fields.Credential),
    signedHeaders: parseSignedHeaders('Authorization', fields.SignedHeaders),
    signature: parseSignatureHex('Authorization', fields.Signature),
    amzDate: requestDate(headers),
    sessionToken: token === undefined ? undefined : foldWhitespace(token),
  };
}

/**
 * Reads the SigV4 authentication of a request, from its `Authorization` header or from its query. Nothing is verified.
 *
 * @returns undefined when the request carries no authentication at all, that is, when it is anonymous
 * @throws SignatureParseError when there is authentication that cannot be read as SigV4
 * @public
 */
export function parseSignature(
  request: HttpRequest,
): ParsedSignature | undefined {
  const parameters = parseQuery(splitTarget(request.target).query);
  const headers = headerValues(request.headers);
  const authorization = single('Authorization', headers.get('authorization'));
  const presigned = isPresigned(parameters);
  if (authorization !== undefined && presigned) {
    throw new SignatureParseError(
      'Authorization',
      'The request carries both an Authorization header and X-Amz- query authentication; only one is allowed.',
    );
  }
  if (authorization !== undefined) {
    return parseHeaderSignature(authorization, headers);
  }
  return presigned ? parsePresignedSignature(parameters, headers) : undefined;
}
