/** Characters that S3's `encoding-type=url` leaves as they are, besides what `encodeURIComponent` leaves. */
const KEPT = /%2F/g;

/** Encodes a key for `encoding-type=url`: slashes stay, a space becomes `+`. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(KEPT, '/')
    .replace(/%20/g, '+')
    .replace(/[!'()]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
