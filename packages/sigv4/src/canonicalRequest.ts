import { canonicalHeaderValue, headerValues } from './canonicalHeaders';
import { canonicalPath } from './canonicalPath';
import { canonicalQuery, parseQuery } from './canonicalQuery';
import { CanonicalRequestParseError, SignatureParseError } from './errors';
import { sha256Hex } from './hashing';
import type { HttpRequest, SignatureLocation } from './types';
import { assertWireText } from './uriEncoding';

/**
 * A canonical request, as its parts and as the text that is hashed.
 *
 * @public
 */
export interface CanonicalRequest {
  method: string;
  /** Canonical URI. */
  path: string;
  /** Canonical query string; without `X-Amz-Signature`. */
  query: string;
  /** Canonical headers in signed order: lower-case name, folded value. */
  headers: ReadonlyArray<readonly [string, string]>;
  signedHeaders: readonly string[];
  /** Hex SHA-256 of the payload, `UNSIGNED-PAYLOAD` or one of the `STREAMING-` words. */
  payloadHash: string;
  /** The whole canonical request. Header bytes are shown as UTF-8. */
  text: string;
  /** Hex SHA-256 of the canonical request's bytes: the last line of the string to sign. */
  hash: string;
}

/**
 * What, besides the request, determines its canonical form.
 *
 * @public
 */
export interface CanonicalRequestOptions {
  /** Lower-case names, sorted. */
  signedHeaders: readonly string[];
  payloadHash: string;
  /** S3 path rules: single-escaped, not normalised. */
  s3: boolean;
  /** `query` leaves `X-Amz-Signature` out of the canonical query. */
  location: SignatureLocation;
  /** Whether dot segments and repeated slashes are resolved. Default: unless `s3`. */
  normalizePath?: boolean;
  /** Leaves `X-Amz-Security-Token` out of a presigned request's canonical query, for services that append it afterwards. */
  omitSessionToken?: boolean;
}

/** Splits a raw request target at its first question mark. */
export function splitTarget(target: string): { path: string; query: string } {
  assertWireText('request target', target);
  if (!target.startsWith('/')) {
    throw new SignatureParseError(
      'request target',
      `The request target '${target}' does not start with '/'; only origin form ('/path?query') can be signed.`,
    );
  }
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function assemble(
  parts: Omit<CanonicalRequest, 'text' | 'hash'>,
  encoding: 'latin1' | 'utf8',
): CanonicalRequest {
  const text = [
    parts.method,
    parts.path,
    parts.query,
    ...parts.headers.map(([name, value]) => `${name}:${value}`),
    '',
    parts.signedHeaders.join(';'),
    parts.payloadHash,
  ].join('\n');
  const bytes = Buffer.from(text, encoding);
  const shown = (part: string) => Buffer.from(part, encoding).toString('utf8');
  return {
    ...parts,
    headers: parts.headers.map(([name, value]) => [name, shown(value)]),
    text: bytes.toString('utf8'),
    hash: sha256Hex(bytes),
  };
}

/**
 * The canonical request of an HTTP request.
 *
 * @throws SignatureParseError when the request target is not in origin form or contains what is not a byte
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @public
 */
export function canonicalRequestOf(
  request: HttpRequest,
  options: CanonicalRequestOptions,
): CanonicalRequest {
  const { s3, normalizePath = !s3, location, omitSessionToken } = options;
  const { path, query } = splitTarget(request.target);
  const values = headerValues(request.headers);
  const parameters = parseQuery(query).filter(
    ({ name }) =>
      location === 'header' ||
      !(
        name === 'X-Amz-Signature' ||
        (omitSessionToken && name === 'X-Amz-Security-Token')
      ),
  );
  const headers = options.signedHeaders.map(name => {
    const value = canonicalHeaderValue(values.get(name));
    assertWireText(`header '${name}'`, value);
    return [name, value] as const;
  });
  return assemble(
    {
      method: request.method,
      path: canonicalPath(path, { s3, normalizePath }),
      query: canonicalQuery(parameters),
      headers,
      signedHeaders: [...options.signedHeaders],
      payloadHash: options.payloadHash,
    },
    'latin1',
  );
}

/**
 * Reads a canonical request from its text, as AWS prints it in `SignatureDoesNotMatch` errors and SDKs in debug logs.
 *
 * @throws CanonicalRequestParseError when the text does not have the shape of a canonical request
 * @public
 */
export function parseCanonicalRequest(text: string): CanonicalRequest {
  const lines = text.trimEnd().split(/\r?\n/);
  const [method = '', path = '', query = '', ...rest] = lines;
  const payloadHash = rest.pop();
  const signedHeaders = rest.pop();
  const separator = rest.pop();
  if (payloadHash === undefined || signedHeaders === undefined || separator) {
    throw new CanonicalRequestParseError(
      'Not a canonical request: expected the lines method, path, query, one line a header, an empty line, the signed ' +
        `header names and the payload hash, but found ${lines.length} line(s).`,
    );
  }
  const headers = rest.map(line => {
    const colon = line.indexOf(':');
    if (colon < 1) {
      throw new CanonicalRequestParseError(
        `Not a canonical request: the header line '${line}' is not 'name:value'.`,
      );
    }
    return [line.slice(0, colon), line.slice(colon + 1)] as const;
  });
  return assemble(
    {
      method,
      path,
      query,
      headers,
      signedHeaders: signedHeaders.split(';'),
      payloadHash,
    },
    'utf8',
  );
}
