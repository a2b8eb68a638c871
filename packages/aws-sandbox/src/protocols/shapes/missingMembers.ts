import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';

/** How a path names the third item of the list `Tags`. */
export type ListPath = (list: string, index: number) => string;

/** Names of the members without which a structure is not complete: the schema lists them first, and counts them. */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const struct = schema.getSchema();
  if (!Array.isArray(struct) || !schema.isStructSchema()) return [];
  const [, , , , names, , count] = struct as StaticStructureSchema;
  return names.slice(0, count ?? 0);
}

/**
 * Finds required members that an input does not have, at any depth.
 *
 * @param path - where the value stands; empty for the whole input
 * @returns their paths, in the order of the shapes
 */
export function missingMembers(
  schema: NormalizedSchema,
  value: unknown,
  listPath: ListPath,
  path: string = '',
): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (schema.isListSchema() && Array.isArray(value)) {
    const item = schema.getValueSchema();
    return value.flatMap((v, i) =>
      missingMembers(item, v, listPath, listPath(path, i)),
    );
  }
  if (!schema.isStructSchema()) return [];
  const members = value as Record<string, unknown>;
  const pathOf = (name: string) => (path ? `${path}.${name}` : name);
  const missing = requiredMembers(schema).filter(n => members[n] === undefined);
  const nested = [...schema.structIterator()].flatMap(([name, member]) =>
    missingMembers(member, members[name], listPath, pathOf(name)),
  );
  return [...missing.map(pathOf), ...nested];
}
