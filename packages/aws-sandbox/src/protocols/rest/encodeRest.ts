import type { NormalizedSchema } from '@smithy/core/schema';
import type { OperationModel } from '../model/ServiceModel';
import { formatTimestamp, timestampFormat } from '../shapes/timestampFormat';
import type { WireReply } from '../wire';
import type { DocumentCodec } from './DocumentCodec';

/** Text of a header; other than ASCII is encoded as RFC 2047 has it, as S3 does with metadata. */
function encodeWords(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function headerText(schema: NormalizedSchema, value: unknown): string {
  if (Array.isArray(value)) {
    const item = schema.getValueSchema();
    return value.map(v => headerText(item, v)).join(', ');
  }
  if (value instanceof Date) {
    return formatTimestamp(value, timestampFormat(schema, 'http-date'));
  }
  return encodeWords(String(value));
}

interface Parts {
  readonly headers: Record<string, string>;
  /** Members of the structured body. */
  readonly document: Record<string, unknown>;
  payload?: readonly [NormalizedSchema, unknown];
  hasDocument: boolean;
}

function addMember(
  parts: Parts,
  name: string,
  member: NormalizedSchema,
  value: unknown,
): void {
  const traits = member.getMergedTraits();
  if (traits.httpPayload) {
    if (value !== undefined) parts.payload = [member, value];
  } else if (traits.httpHeader !== undefined) {
    if (value !== undefined) {
      parts.headers[traits.httpHeader.toLowerCase()] = headerText(
        member,
        value,
      );
    }
  } else if (traits.httpPrefixHeaders !== undefined) {
    for (const [suffix, text] of Object.entries(value ?? {})) {
      const header = `${traits.httpPrefixHeaders}${suffix}`.toLowerCase();
      parts.headers[header] = encodeWords(String(text));
    }
  } else if (!traits.httpResponseCode) {
    parts.hasDocument = true;
    parts.document[name] = value;
  }
}

function takeApart(schema: NormalizedSchema, output: object): Parts {
  const parts: Parts = { headers: {}, document: {}, hasDocument: false };
  if (!schema.isStructSchema()) return parts;
  const values = output as Record<string, unknown>;
  for (const [name, member] of schema.structIterator()) {
    addMember(parts, name, member, values[name] ?? undefined);
  }
  return parts;
}

function bodyOf(
  parts: Parts,
  output: NormalizedSchema,
  codec: DocumentCodec,
): readonly [body: Uint8Array, contentType?: string] {
  if (parts.payload) {
    const [schema, value] = parts.payload;
    if (value instanceof Uint8Array) {
      return [value, 'application/octet-stream'];
    }
    return typeof value === 'string'
      ? [Buffer.from(value), 'application/json']
      : [codec.write(schema, value), codec.contentType];
  }
  return parts.hasDocument
    ? [codec.write(output, parts.document), codec.contentType]
    : [Buffer.alloc(0)];
}

/**
 * Writes an output to headers and body. A reply with `Content-Range` is partial, whatever status the operation states
 * for its success (RFC 9110, section 15.3.7).
 *
 * @param bodiless - for HEAD: the content length that the output states stays, the body goes
 */
export function encodeRestReply(
  operation: OperationModel,
  output: unknown,
  codec: DocumentCodec,
  bodiless: boolean = false,
): WireReply {
  const parts = takeApart(operation.output, output ?? {});
  const [body, contentType] = bodyOf(parts, operation.output, codec);
  const { 'content-length': length, ...headers } = parts.headers;
  if (contentType) headers['content-type'] ??= contentType;
  if (bodiless && length !== undefined) headers['content-length'] = length;
  return {
    status: 'content-range' in headers ? 206 : operation.http?.status ?? 200,
    headers,
    body: bodiless ? Buffer.alloc(0) : body,
  };
}
