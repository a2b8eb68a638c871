import type { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from './MalformedValue';
import {
  parseTimestamp,
  timestampFormat,
  type TimestampFormat,
} from './timestampFormat';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const SPECIAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

function readNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : SPECIAL_NUMBERS.get(text);
}

function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' || (lower === 'false' ? false : undefined);
}

function readBlob(text: string): Uint8Array | undefined {
  return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function required<T>(
  value: T | undefined,
  expected: MalformedValue['expected'],
  path: string,
  text: string,
): T {
  if (value === undefined) throw new MalformedValue(path, expected, text);
  return value;
}

/**
 * Reads a simple value from the text of a query parameter, header or XML element.
 *
 * @param path - where the value stands, for the error
 * @throws {@link MalformedValue} when the text is not of the schema's type
 */
export function readText(
  schema: NormalizedSchema,
  text: string,
  path: string,
  defaultFormat: TimestampFormat,
): unknown {
  if (schema.isNumericSchema()) {
    return required(readNumber(text), 'number', path, text);
  }
  if (schema.isBooleanSchema()) {
    return required(readBoolean(text), 'boolean', path, text);
  }
  if (schema.isTimestampSchema()) {
    const format = timestampFormat(schema, defaultFormat);
    return required(parseTimestamp(text, format), 'timestamp', path, text);
  }
  if (schema.isBlobSchema()) {
    return required(readBlob(text), 'blob', path, text);
  }
  return text;
}
