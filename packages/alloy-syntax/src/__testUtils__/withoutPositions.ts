/** The same tree without where its parts stood. */
export function withoutPositions<T>(tree: T): T {
  return JSON.parse(
    JSON.stringify(tree, (key, value) => (key === 'at' ? undefined : value)),
  );
}
