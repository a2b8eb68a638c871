import type { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from '../shapes/MalformedValue';
import { readText } from '../shapes/readText';
import { numberedChildren, type ParameterNode } from './parameterTree';
import type { QueryDialect } from './queryDialect';

interface Place {
  /** Parameter name so far, for errors. */
  readonly path: string;
  readonly dialect: QueryDialect;
}

function below(place: Place, name: string): Place {
  return { ...place, path: place.path ? `${place.path}.${name}` : name };
}

function readStructure(
  schema: NormalizedSchema,
  node: ParameterNode,
  place: Place,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const key = place.dialect.memberName(name, member);
    const child = node.children.get(key);
    if (!child) continue;
    const value = readParameters(member, child, below(place, key));
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function readList(
  schema: NormalizedSchema,
  node: ParameterNode,
  place: Place,
): unknown[] {
  const item = schema.getValueSchema();
  const flat =
    place.dialect.flattensLists || schema.getMergedTraits().xmlFlattened;
  const itemName = item.getMergedTraits().xmlName ?? 'member';
  const items = flat ? node : node.children.get(itemName);
  if (!items) return [];
  const itemsPlace = flat ? place : below(place, itemName);
  return numberedChildren(items).map((child, index) =>
    readParameters(item, child, below(itemsPlace, String(index + 1))),
  );
}

function readMap(
  schema: NormalizedSchema,
  node: ParameterNode,
  place: Place,
): Record<string, unknown> {
  const { xmlFlattened } = schema.getMergedTraits();
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const valueSchema = schema.getValueSchema();
  const valueName = valueSchema.getMergedTraits().xmlName ?? 'value';
  const entries = xmlFlattened ? node : node.children.get('entry');
  if (!entries) return {};
  return Object.fromEntries(
    numberedChildren(entries).map((entry, index) => {
      const entryPlace = below(place, `entry.${index + 1}`);
      const key = entry.children.get(keyName)?.value;
      if (key === undefined) {
        throw new MalformedValue(entryPlace.path, 'map', undefined);
      }
      const value = entry.children.get(valueName);
      return [
        key,
        value &&
          readParameters(valueSchema, value, below(entryPlace, valueName)),
      ];
    }),
  );
}

/**
 * Reads a value from query parameters.
 *
 * @returns undefined when a simple value was sent only with parts below it
 * @throws {@link MalformedValue} where a parameter is not of the schema's type
 */
export function readParameters(
  schema: NormalizedSchema,
  node: ParameterNode,
  place: Place,
): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node, place);
  if (schema.isListSchema()) return readList(schema, node, place);
  if (schema.isMapSchema()) return readMap(schema, node, place);
  return node.value === undefined
    ? undefined
    : readText(schema, node.value, place.path, 'date-time');
}
