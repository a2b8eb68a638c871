import type { NormalizedSchema } from '@smithy/core/schema';
import { readTree } from '../shapes/readTree';
import { UnparsableBody } from '../shapes/UnparsableBody';
import { JSON_FORMAT } from './jsonFormat';

/**
 * Reads a structure from a JSON body; an empty body stands for `{}`.
 *
 * @throws {@link UnparsableBody} when the body is not JSON, and {@link MalformedValue}
 */
export function decodeJson(
  schema: NormalizedSchema,
  body: Uint8Array,
): Record<string, unknown> {
  if (!schema.isStructSchema()) return {};
  let document: unknown = {};
  try {
    if (body.length > 0) {
      document = JSON.parse(Buffer.from(body).toString('utf8'));
    }
  } catch (cause) {
    throw new UnparsableBody('the body is not JSON', { cause });
  }
  return readTree(schema, document, '', JSON_FORMAT) as Record<string, unknown>;
}
