/** The same members under names in PascalCase, one level deep: what the ECS API calls `name` is `Name` here. */
export function capitalised(
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      value,
    ]),
  );
}
