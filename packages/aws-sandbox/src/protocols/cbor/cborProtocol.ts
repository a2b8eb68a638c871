import { cbor, CborCodec } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { WireError } from '../errors/wireError';
import { UnparsableBody } from '../shapes/UnparsableBody';
import { readTree } from '../shapes/readTree';
import type { WireReply } from '../wire';
import { CBOR_FORMAT } from './cborFormat';

function parse(body: Uint8Array): unknown {
  try {
    return body.length === 0 ? {} : cbor.deserialize(body);
  } catch (cause) {
    throw new UnparsableBody('the body is not CBOR', { cause });
  }
}

/**
 * Reads a structure from a CBOR body; an empty body stands for an empty map.
 *
 * @throws {@link UnparsableBody} when the body is not CBOR, and {@link MalformedValue}
 */
export function decodeCbor(
  schema: NormalizedSchema,
  body: Uint8Array,
): Record<string, unknown> {
  return schema.isStructSchema()
    ? (readTree(schema, parse(body), '', CBOR_FORMAT) as Record<
        string,
        unknown
      >)
    : {};
}

function cborHeaders(requestId: string): Record<string, string> {
  return {
    'content-type': 'application/cbor',
    'smithy-protocol': 'rpc-v2-cbor',
    'x-amzn-requestid': requestId,
  };
}

/** Writes an output; an operation without output answers with an empty map. */
export function encodeCborReply(
  output: NormalizedSchema,
  value: unknown,
  requestId: string,
): WireReply {
  const headers = cborHeaders(requestId);
  if (!output.isStructSchema()) {
    return { status: 200, headers, body: cbor.serialize({}) };
  }
  const serializer = new CborCodec().createSerializer();
  serializer.write(output, value ?? {});
  return { status: 200, headers, body: Buffer.from(serializer.flush()) };
}

/**
 * Writes an error as a map with its name in `__type`.
 *
 * @param queryMode - whether the client understands query-style codes in `x-amzn-query-error`
 */
export function encodeCborError(
  error: WireError,
  requestId: string,
  queryMode: boolean = false,
): WireReply {
  const headers = cborHeaders(requestId);
  if (queryMode) {
    headers['x-amzn-query-error'] = `${error.queryCode};${error.fault}`;
  }
  return {
    status: error.httpStatus,
    headers,
    body: cbor.serialize({
      __type: error.shapeName,
      [error.messageMember]: error.message,
      ...error.members,
    }),
  };
}
