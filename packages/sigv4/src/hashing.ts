import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 of the empty payload, in hex. */
export const EMPTY_SHA256 =
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** SHA-256 in lower-case hex. */
export function sha256Hex(data: Uint8Array): string {
  return data.length === 0
    ? EMPTY_SHA256
    : createHash('sha256').update(data).digest('hex');
}

/** HMAC-SHA256 as bytes. Text is taken as UTF-8. */
export function hmacSha256(key: Uint8Array | string, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** Compares two secrets in time that does not depend on where they differ. That their lengths differ is no secret. */
export function equalsInConstantTime(a: string, b: string): boolean {
  const [left, right] = [a, b].map(text => Buffer.from(text, 'utf8'));
  return left.length === right.length && timingSafeEqual(left, right);
}
