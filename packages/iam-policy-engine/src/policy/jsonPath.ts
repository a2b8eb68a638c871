/** The path of a member, e.g. `$.Condition['aws:SourceIp']`. */
export function memberPath(path: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `${path}.${key}`
    : `${path}['${key.replace(/[\\']/g, '\\$&')}']`;
}

/** The path of an item, e.g. `$.Statement[0]`. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}
