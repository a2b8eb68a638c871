import { SignatureParseError } from './errors';
import { SCOPE_TERMINATOR } from './stringToSign';
import type { CredentialScope } from './types';

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

/** Reads `AKID/20130524/us-east-1/s3/aws4_request`. */
export function parseCredential(
  part: string,
  text: string,
): { accessKeyId: string; scope: CredentialScope } {
  const fields = text.split('/');
  const [accessKeyId, date, region, service, terminator] = fields;
  if (
    fields.length !== 5 ||
    fields.includes('') ||
    !/^\d{8}$/.test(date) ||
    terminator !== SCOPE_TERMINATOR
  ) {
    throw new SignatureParseError(
      part,
      `Credential is '${text}', but has to be '<access key id>/<YYYYMMDD>/<region>/<service>/${SCOPE_TERMINATOR}'.`,
    );
  }
  return { accessKeyId, scope: { date, region, service } };
}

/** Reads `host;x-amz-date`. */
export function parseSignedHeaders(part: string, text: string): string[] {
  const names = text.split(';');
  const wellFormed = names.every(
    (name, index) =>
      HEADER_NAME.test(name) && (index === 0 || names[index - 1] < name),
  );
  if (!wellFormed) {
    throw new SignatureParseError(
      part,
      `SignedHeaders is '${text}', but has to be lower-case header names, sorted, without duplicates, joined by ';'.`,
    );
  }
  return names;
}

/** Reads a signature. */
export function parseSignatureHex(part: string, text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new SignatureParseError(
      part,
      `Signature has ${text.length} characters, but has to be 64 lower-case hex digits.`,
    );
  }
  return text;
}

/** The one value of a header or parameter; undefined when there is none. */
export function single(
  part: string,
  values: readonly string[] | undefined,
): string | undefined {
  if (values && values.length > 1) {
    throw new SignatureParseError(
      part,
      `${part} is there ${values.length} times, but has to be there once.`,
    );
  }
  return values?.[0];
}
