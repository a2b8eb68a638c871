import { ipv4Bytes, ipv6Bytes } from './ipAddress';

/** Reads an integer or decimal number; undefined for anything else. */
export function parseNumber(text: string): number | undefined {
  return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(text)
    ? Number(text)
    : undefined;
}

const W3C_DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * Reads the W3C profile of ISO 8601 or seconds since 1970.
 *
 * @returns milliseconds since 1970; undefined for anything else
 */
export function parseDate(text: string): number | undefined {
  const match = W3C_DATE.exec(text.trim());
  // Four digits are a year; longer numbers are epoch seconds.
  if (!match) {
    const seconds = parseNumber(text);
    return seconds === undefined ? undefined : seconds * 1000;
  }
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = match;
  const [second = '00', fraction = '', zone = 'Z'] = match.slice(6);
  const offset =
    zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(
      0,
      4,
    )}${offset}`,
  );
  return Number.isNaN(time) ? undefined : time;
}

/** Reads `true` or `false` in any case. */
export function parseBoolean(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase();
  if (lower === 'true') return true;
  return lower === 'false' ? false : undefined;
}

const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Reduces base64 text to one spelling per byte string; undefined when it is no base64. */
export function canonicalBase64(text: string): string | undefined {
  return BASE64.test(text) ? text.replace(/=+$/, '') : undefined;
}

/** A range of addresses. */
export interface AddressRange {
  readonly bytes: readonly number[];
  /** Length of the prefix in bits. */
  readonly prefix: number;
}

/** Reads an address or CIDR range of either family; undefined for anything else. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [address, prefixText, ...rest] = text.trim().split('/');
  const bytes = ipv4Bytes(address) ?? ipv6Bytes(address);
  if (!bytes || rest.length > 0) return undefined;
  const width = bytes.length * 8;
  if (prefixText === undefined) return { bytes, prefix: width };
  if (!/^\d{1,3}$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  return prefix <= width ? { bytes, prefix } : undefined;
}

/** True when every address of `inner` lies in `outer`. Families never mix. */
export function rangeContains(
  outer: AddressRange,
  inner: AddressRange,
): boolean {
  if (outer.bytes.length !== inner.bytes.length) return false;
  if (inner.prefix < outer.prefix) return false;
  return outer.bytes.every((byte, i) => {
    const bits = Math.min(8, Math.max(0, outer.prefix - i * 8));
    // eslint-disable-next-line no-bitwise
    const mask = (0xff << (8 - bits)) & 0xff;
    // eslint-disable-next-line no-bitwise
    return (byte & mask) === (inner.bytes[i] & mask);
  });
}
