/** Where a value stands in another. */
export type Path = readonly (string | number)[];

/** The paths of all values without members. */
export function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The paths of all values, the outermost first. */
export function nodesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      nodesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The same value with another one at a path. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  return replaced(value, path, replacement) as T;
}

function replaced(value: any, [key, ...rest]: Path, replacement: unknown): any {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, replacement);
  return copy;
}
