/** Letters, digits and hyphens only, and at least three of them: what launch templates, tasks and profiles can be called. */
export function plainName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '-');
  return plain.length < 3 ? `${plain}-alloy` : plain;
}
