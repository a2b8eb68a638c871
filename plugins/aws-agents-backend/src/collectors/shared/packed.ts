import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/**
 * A value as compressed text: caches bound what one key may hold, and lists of
 * metrics repeat themselves.
 */
export async function pack(value: unknown): Promise<string> {
  const packed = await promisify(gzip)(JSON.stringify(value));
  return packed.toString('base64');
}

/** @throws Error when the text is none of {@link pack} */
export async function unpack(text: string): Promise<unknown> {
  const json = await promisify(gunzip)(Buffer.from(text, 'base64'));
  return JSON.parse(json.toString('utf8'));
}
