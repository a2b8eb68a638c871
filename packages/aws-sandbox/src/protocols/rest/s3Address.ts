import { decodedOrAsIs } from '../shapes/percentEncoding';

/** What an S3 request addresses, from its host and path. */
export interface S3Address {
  readonly bucket?: string;
  /** `/` and the key, still percent-encoded; `/` alone for a bucket or for the service. */
  readonly path: string;
}

/** `bucket.s3.eu-west-1.amazonaws.com`, `bucket.s3-eu-west-1.amazonaws.com`, `bucket.s3.localhost`, `bucket.localhost`. */
const VIRTUAL_HOST =
  /^(?<bucket>[a-z0-9][a-z0-9.-]+?)\.(s3([.-][a-z0-9.-]+)?|localhost)$/;

/**
 * Splits path-style and virtual-hosted addresses alike.
 *
 * @param host - the `Host` header
 * @param path - as received, without query
 */
export function s3Address(host: string, path: string): S3Address {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const bucket = name.startsWith('s3.')
    ? undefined
    : VIRTUAL_HOST.exec(name)?.groups?.bucket;
  if (bucket !== undefined) return { bucket, path };
  const [, first, rest] = /^\/([^/]*)(.*)$/s.exec(path) ?? ['', '', ''];
  return {
    bucket: first === '' ? undefined : decodedOrAsIs(first),
    path: rest === '' ? '/' : rest,
  };
}
