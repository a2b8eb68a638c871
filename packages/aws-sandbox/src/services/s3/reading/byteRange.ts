import { s3Error } from '../s3Errors';

/** Bytes of an object, first and last inclusive. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a `Range` header.
 *
 * @param size - of the object, in bytes
 * @returns undefined for the whole object: without range, and for one that is not of a single range of bytes, which
 * S3 ignores
 * @throws {@link AwsError} `InvalidRange` when no byte of the object is in the range
 */
export function parseByteRange(
  header: string | undefined,
  size: number,
): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from, to] = match;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last =
    from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first >= size || (from === '' && Number(to) === 0)) {
    throw s3Error('InvalidRange', {
      RangeRequested: header ?? '',
      ActualObjectSize: String(size),
    });
  }
  return { first, last };
}
