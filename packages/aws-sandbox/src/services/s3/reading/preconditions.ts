import { s3Error } from '../s3Errors';
import type { ObjectRecord } from '../world/ObjectRecord';

/** The conditional headers of a request for an object. */
export interface Preconditions {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
  readonly IfModifiedSince?: Date;
  readonly IfUnmodifiedSince?: Date;
}

function unquoted(etag: string): string {
  return etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
}

/** Whether an ETag is one of a header's list; `*` stands for any. */
export function matchesEtag(header: string, etag: string): boolean {
  return header
    .split(',')
    .some(e => e.trim() === '*' || unquoted(e) === unquoted(etag));
}

/**
 * Holds an object against the conditional headers. `If-Match` goes before `If-Unmodified-Since`, and `If-None-Match`
 * before `If-Modified-Since`. Source: S3 API Reference, `GetObject`.
 *
 * @throws {@link AwsError} `PreconditionFailed` (412) or `NotModified` (304)
 */
export function checkPreconditions(
  { etag, lastModified }: Pick<ObjectRecord, 'etag' | 'lastModified'>,
  conditions: Preconditions,
): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } =
    conditions;
  if (IfMatch !== undefined) {
    if (!matchesEtag(IfMatch, etag)) {
      throw s3Error('PreconditionFailed', { Condition: 'If-Match' });
    }
  } else if (IfUnmodifiedSince && lastModified > IfUnmodifiedSince) {
    throw s3Error('PreconditionFailed', { Condition: 'If-Unmodified-Since' });
  }
  if (IfNoneMatch !== undefined) {
    if (matchesEtag(IfNoneMatch, etag)) throw s3Error('NotModified');
  } else if (IfModifiedSince && lastModified <= IfModifiedSince) {
    throw s3Error('NotModified');
  }
}
