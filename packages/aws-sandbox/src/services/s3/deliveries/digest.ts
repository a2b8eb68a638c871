import { createHash } from 'node:crypto';

/** A hexadecimal number that depends on nothing but the parts: what looks random in a delivery comes from here. */
export function digest(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** A number from 0 to below 1 that depends on nothing but the parts. */
export function fraction(...parts: readonly (string | number)[]): number {
  return parseInt(digest(...parts).slice(0, 12), 16) / 0x1_0000_0000_0000;
}

/** A random-looking UUID (version 4). */
export function uuid(...parts: readonly (string | number)[]): string {
  const hex = digest(...parts);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
