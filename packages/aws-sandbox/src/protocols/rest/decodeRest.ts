import type { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from '../shapes/MalformedValue';
import { readText } from '../shapes/readText';
import type { DocumentCodec } from './DocumentCodec';
import type { RestRequest } from './restRequest';
import type { FoundOperation } from './RestRouter';

function readQuery(
  schema: NormalizedSchema,
  values: readonly string[],
  name: string,
): unknown {
  return schema.isListSchema()
    ? values.map(v => readText(schema.getValueSchema(), v, name, 'date-time'))
    : readText(schema, values[values.length - 1], name, 'date-time');
}

function readHeader(
  schema: NormalizedSchema,
  value: string,
  name: string,
): unknown {
  return schema.isListSchema()
    ? value
        .split(',')
        .map(v =>
          readText(schema.getValueSchema(), v.trim(), name, 'http-date'),
        )
    : readText(schema, value, name, 'http-date');
}

function prefixedHeaders(
  prefix: string,
  headers: RestRequest['headers'],
): Record<string, string> | undefined {
  const found = Object.entries(headers).filter(([n]) => n.startsWith(prefix));
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([n, v]) => [n.slice(prefix.length), v]));
}

function readPayload(
  schema: NormalizedSchema,
  body: Uint8Array,
  codec: DocumentCodec,
): unknown {
  if (schema.isBlobSchema()) return body;
  if (body.length === 0) return undefined;
  return schema.isStructSchema()
    ? codec.read(schema, body)
    : Buffer.from(body).toString('utf8');
}

function decodeLabel(text: string, name: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedValue(name, 'string', text);
  }
}

/** Reads a member that is bound to a part of the request other than the structured body. */
function readBound(
  [name, member]: readonly [string, NormalizedSchema],
  request: RestRequest,
  labels: Readonly<Record<string, string>>,
  codec: DocumentCodec,
): unknown {
  const traits = member.getMergedTraits();
  if (traits.httpLabel) {
    return request.labels[name] ?? decodeLabel(labels[name], name);
  }
  if (traits.httpQuery !== undefined) {
    const values = request.query.get(traits.httpQuery);
    return values && readQuery(member, values, traits.httpQuery);
  }
  if (traits.httpHeader !== undefined) {
    const value = request.headers[traits.httpHeader.toLowerCase()];
    return value === undefined
      ? undefined
      : readHeader(member, value, traits.httpHeader);
  }
  if (traits.httpPrefixHeaders !== undefined) {
    return prefixedHeaders(traits.httpPrefixHeaders, request.headers);
  }
  return traits.httpPayload
    ? readPayload(member, request.body, codec)
    : undefined;
}

/**
 * Reads the input of a REST request from path, query, headers and body.
 *
 * @throws {@link UnparsableBody} and {@link MalformedValue}
 */
export function decodeRest(
  request: RestRequest,
  { operation, labels }: FoundOperation,
  codec: DocumentCodec,
): Record<string, unknown> {
  const { input } = operation;
  if (!input.isStructSchema()) return {};
  const members = [...input.structIterator()];
  const hasPayload = members.some(([, m]) => m.getMergedTraits().httpPayload);
  const result: Record<string, unknown> =
    hasPayload || request.body.length === 0
      ? {}
      : codec.read(input, request.body);
  for (const member of members) {
    const value = readBound(member, request, labels, codec);
    if (value !== undefined) result[member[0]] = value;
  }
  return result;
}
