import { percentDecode, uriEncode } from './uriEncoding';

/** One parameter of a query, with its bytes decoded. */
export interface QueryParameter {
  name: string;
  value: string;
}

/** Reads a raw query. A plus is a plus: SigV4 writes a space as `%20`. Empty segments carry nothing and are dropped. */
export function parseQuery(rawQuery: string): QueryParameter[] {
  const parameters: QueryParameter[] = [];
  for (const segment of rawQuery.split('&')) {
    if (segment === '') {
      continue;
    }
    const equals = segment.indexOf('=');
    const name = equals < 0 ? segment : segment.slice(0, equals);
    const value = equals < 0 ? '' : segment.slice(equals + 1);
    parameters.push({ name: percentDecode(name), value: percentDecode(value) });
  }
  return parameters;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** The canonical query string: names and values escaped, sorted by escaped name and then by escaped value. */
export function canonicalQuery(parameters: readonly QueryParameter[]): string {
  return parameters
    .map(({ name, value }) => [uriEncode(name), uriEncode(value)] as const)
    .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
