import type { HttpRequest } from './types';

/** A header's values by lower-case name, in the order received. */
export type HeaderValues = ReadonlyMap<string, readonly string[]>;

/** Groups raw header pairs by lower-case name. */
export function headerValues(headers: HttpRequest['headers']): HeaderValues {
  const values = new Map<string, string[]>();
  for (const [rawName, value] of headers) {
    const name = rawName.toLowerCase();
    const known = values.get(name);
    if (known) {
      known.push(value);
    } else {
      values.set(name, [value]);
    }
  }
  return values;
}

/**
 * A value with its surrounding white space removed and each inner run of white space folded to one space.
 *
 * @remarks
 * Only ASCII white space counts: byte 0xA0 is a no-break space in Latin-1 but an ordinary continuation byte in UTF-8.
 */
export function foldWhitespace(value: string): string {
  return value
    .replace(/[ \t\r\n\f\v]+/g, ' ')
    .replace(/^ /, '')
    .replace(/ $/, '');
}

/** The canonical value of a header: each duplicate folded, then joined with commas. Absent is empty. */
export function canonicalHeaderValue(
  values: readonly string[] | undefined,
): string {
  return (values ?? []).map(foldWhitespace).join(',');
}
