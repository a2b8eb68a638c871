import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';

/** `TimestampDateTimeSchema`: the numbers stand for the formats of timestamps. */
const DATE_TIME = 5;

/** A structure put together here, around one that the service's model has. */
export function structureOf(
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
): StaticStructureSchema {
  return [3, 'sandbox', name, 0, Object.keys(members), Object.values(members)];
}

/**
 * Writes a structure as an XML document without declaration.
 *
 * @param schema - its `xmlName`, or else its name, becomes the root element
 */
export function writeXml(
  schema: NormalizedSchema | StaticStructureSchema,
  value: unknown,
  xmlNamespace: string,
): string {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: DATE_TIME },
    httpBindings: true,
    xmlNamespace,
    serviceNamespace: 'sandbox',
  });
  serializer.write(schema, value);
  return String(serializer.flush());
}
