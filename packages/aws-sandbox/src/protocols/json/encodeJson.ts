import { JsonCodec2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { Protocol } from '../../service';
import type { WireError } from '../errors/wireError';
import type { WireReply } from '../wire';

/** `TimestampEpochSecondsSchema`: the numbers stand for the formats of timestamps. */
const EPOCH_SECONDS = 7;

const CONTENT_TYPES: Partial<Record<Protocol, string>> = {
  awsJson1_0: 'application/x-amz-json-1.0',
  awsJson1_1: 'application/x-amz-json-1.1',
};

/** Writes a structure as JSON text. */
export function writeJson(schema: NormalizedSchema, value: unknown): Buffer {
  const serializer = new JsonCodec2({
    timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
    jsonName: true,
  }).createSerializer();
  serializer.write(schema, value);
  return Buffer.concat([serializer.flush()]);
}

function jsonHeaders(
  protocol: Protocol,
  requestId: string,
): Record<string, string> {
  return {
    'content-type': CONTENT_TYPES[protocol] ?? 'application/json',
    'x-amzn-requestid': requestId,
  };
}

/** Writes the output of an AWS JSON operation. */
export function encodeJsonReply(
  output: NormalizedSchema,
  value: unknown,
  protocol: Protocol,
  requestId: string,
): WireReply {
  return {
    status: 200,
    headers: jsonHeaders(protocol, requestId),
    body: output.isStructSchema()
      ? writeJson(output, value ?? {})
      : Buffer.alloc(0),
  };
}

/**
 * Writes an error as JSON with its name in `__type`, and in `x-amzn-errortype` for REST.
 *
 * @param queryMode - whether the client understands query-style codes in `x-amzn-query-error`
 */
export function encodeJsonError(
  error: WireError,
  protocol: Protocol,
  requestId: string,
  queryMode: boolean = false,
): WireReply {
  const headers = jsonHeaders(protocol, requestId);
  if (protocol === 'restJson1') headers['x-amzn-errortype'] = error.shapeName;
  if (queryMode) {
    headers['x-amzn-query-error'] = `${error.queryCode};${error.fault}`;
  }
  return {
    status: error.httpStatus,
    headers,
    body: Buffer.from(
      JSON.stringify({
        __type: error.shapeName,
        [error.messageMember]: error.message,
        ...error.members,
      }),
    ),
  };
}
