/** Whether something has a name already. IAM does not tell names apart by their case. */
export function isTaken(
  name: string,
  existing: Iterable<{ readonly name: string }>,
): boolean {
  const lower = name.toLowerCase();
  return [...existing].some(each => each.name.toLowerCase() === lower);
}
