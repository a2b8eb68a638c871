import type { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from './MalformedValue';

/** How a self-describing format represents what JSON has no type for. */
export interface TreeFormat {
  /** Undefined when the value is no timestamp. */
  readonly timestamp: (
    value: unknown,
    schema: NormalizedSchema,
  ) => Date | undefined;
  /** Undefined when the value is no blob. */
  readonly blob: (value: unknown) => Uint8Array | undefined;
  /** Name of a member in the document. */
  readonly memberName: (name: string, schema: NormalizedSchema) => string;
}

type Members = Record<string, unknown>;

function asObject(
  value: unknown,
  expected: 'map' | 'structure',
  path: string,
): Members {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value)
  ) {
    throw new MalformedValue(path, expected, value);
  }
  return value as Members;
}

function readStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  format: TreeFormat,
): Members {
  const source = asObject(value, 'structure', path);
  const result: Members = {};
  for (const [name, member] of schema.structIterator()) {
    const key = format.memberName(name, member);
    const found = Object.hasOwn(source, key) ? source[key] : undefined;
    if (found === undefined || found === null) continue;
    result[name] = readTree(
      member,
      found,
      path ? `${path}.${name}` : name,
      format,
    );
  }
  return result;
}

function readSimple(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  format: TreeFormat,
): unknown {
  const accept = <T>(
    found: T | undefined,
    expected: MalformedValue['expected'],
  ): T => {
    if (found === undefined) throw new MalformedValue(path, expected, value);
    return found;
  };
  if (schema.isTimestampSchema()) {
    return accept(format.timestamp(value, schema), 'timestamp');
  }
  if (schema.isBlobSchema()) return accept(format.blob(value), 'blob');
  if (schema.isNumericSchema()) {
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') {
      return Number(value);
    }
    const number = typeof value === 'bigint' ? Number(value) : value;
    return accept(typeof number === 'number' ? number : undefined, 'number');
  }
  if (schema.isBooleanSchema()) {
    return accept(typeof value === 'boolean' ? value : undefined, 'boolean');
  }
  if (schema.isStringSchema()) {
    return accept(typeof value === 'string' ? value : undefined, 'string');
  }
  return value;
}

/**
 * Reads a value from a parsed JSON or CBOR document, dropping members that the shape does not have.
 *
 * @param path - where the value stands; empty for the whole input
 * @throws {@link MalformedValue} where a value is not of the schema's type
 */
export function readTree(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  format: TreeFormat,
): unknown {
  if (schema.isStructSchema()) {
    return readStructure(schema, value, path, format);
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw new MalformedValue(path, 'list', value);
    const item = schema.getValueSchema();
    return value.map((v, i) => readTree(item, v, `${path}.${i + 1}`, format));
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(asObject(value, 'map', path)).map(([k, v]) => [
        k,
        readTree(item, v, `${path}.${k}`, format),
      ]),
    );
  }
  return readSimple(schema, value, path, format);
}
