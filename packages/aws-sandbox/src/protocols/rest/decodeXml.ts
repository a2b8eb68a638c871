import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from '../shapes/MalformedValue';
import { readText } from '../shapes/readText';
import { UnparsableBody } from '../shapes/UnparsableBody';

/** `DocumentSchema`: reads the elements as they are. */
const DOCUMENT = 15;
const DATE_TIME = 5;

/** The name of the root element, without its prefix. */
const ROOT =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:[\w.-]+:)?([\w.-]+)[\s/>]/;

function parseXml(xml: string): unknown {
  const deserializer = new XmlShapeDeserializer({
    timestampFormat: { useTrait: true, default: DATE_TIME },
    httpBindings: true,
    xmlNamespace: '',
    serviceNamespace: 'sandbox',
  });
  try {
    return deserializer.read(DOCUMENT, xml);
  } catch (cause) {
    throw new UnparsableBody('the body is not XML', { cause });
  }
}

function readStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): Record<string, unknown> {
  if (value === '') return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedValue(path, 'structure', value);
  }
  const elements = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const key = member.getMergedTraits().xmlName ?? name;
    if (!Object.hasOwn(elements, key)) continue;
    const place = path ? `${path}.${name}` : name;
    result[name] = readElement(member, elements[key], place);
  }
  return result;
}

function readList(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): unknown[] {
  const item = schema.getValueSchema();
  const itemName = item.getMergedTraits().xmlName ?? 'member';
  const flat = schema.getMergedTraits().xmlFlattened;
  const items =
    flat || typeof value !== 'object' || value === null
      ? value
      : (value as Record<string, unknown>)[itemName];
  if (items === undefined || (!flat && items === '')) return [];
  return (Array.isArray(items) ? items : [items]).map(v =>
    readElement(item, v, path),
  );
}

function readElement(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): unknown {
  if (schema.isStructSchema()) return readStructure(schema, value, path);
  if (schema.isListSchema()) return readList(schema, value, path);
  if (typeof value !== 'string') {
    throw new MalformedValue(path, 'string', value);
  }
  return readText(schema, value, path, 'date-time');
}

/**
 * Reads a structure from an XML body whose root is the structure's element.
 *
 * @throws {@link UnparsableBody} when the body is not XML or has another root, and {@link MalformedValue}
 */
export function decodeXml(
  schema: NormalizedSchema,
  body: Uint8Array,
): Record<string, unknown> {
  const xml = Buffer.from(body).toString('utf8');
  const expected = schema.getMergedTraits().xmlName ?? schema.getName();
  if (ROOT.exec(xml)?.[1] !== expected) {
    throw new UnparsableBody(`the root element is not <${expected}>`);
  }
  return readStructure(schema, parseXml(xml), '');
}
