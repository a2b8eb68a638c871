import type { TreeFormat } from '../shapes/readTree';

/** Tag of a number that is a time in seconds since 1970. Source: RFC 8949, section 3.4.2. */
const EPOCH_TIME = 1;

function isTagged(
  value: unknown,
): value is { readonly tag: number | bigint; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'tag' in value;
}

/** How CBOR documents represent timestamps and blobs. */
export const CBOR_FORMAT: TreeFormat = {
  timestamp: value =>
    isTagged(value) &&
    Number(value.tag) === EPOCH_TIME &&
    (typeof value.value === 'number' || typeof value.value === 'bigint')
      ? new Date(Math.round(Number(value.value) * 1000))
      : undefined,
  blob: value => (value instanceof Uint8Array ? value : undefined),
  memberName: name => name,
};
