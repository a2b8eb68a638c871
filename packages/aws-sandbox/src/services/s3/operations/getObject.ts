import type {
  GetObjectCommandInput,
  GetObjectCommandOutput,
  HeadObjectCommandInput,
  HeadObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { AccessCheck, OperationContext } from '../../../service';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import { parseByteRange, type ByteRange } from '../reading/byteRange';
import { checkPreconditions } from '../reading/preconditions';
import { s3Error } from '../s3Errors';
import type { ObjectRecord } from '../world/ObjectRecord';
import type { S3World } from '../world/S3World';
import { checksumMember } from './checksums';
import { encryptionMembers } from './encryptionMembers';
import type { S3Operation } from './s3Operation';

type Context = OperationContext<S3World>;
type Input = GetObjectCommandInput | HeadObjectCommandInput;

/** A caller who may not list the bucket does not learn that an object is missing. */
function checks(input: Input, context: Context): AccessCheck[] {
  const bucket = addressedBucket(input, context);
  const { Key: key = '' } = input;
  const read = bucketCheck('s3:GetObject', bucket, context, { key });
  return bucket.get(key, context.now)
    ? [read]
    : [read, bucketCheck('s3:ListBucket', bucket, context)];
}

function find(input: Input, context: Context): ObjectRecord {
  const { Key: key = '' } = input;
  const object = addressedBucket(input, context).get(key, context.now);
  if (!object) throw s3Error('NoSuchKey', { Key: key });
  checkPreconditions(object, input);
  return object;
}

/** What the reply says of an object, body aside. */
function describe(object: ObjectRecord, input: Input, range?: ByteRange) {
  const { headers, checksum, size } = object;
  const withChecksum = input.ChecksumMode === 'ENABLED' && checksum && !range;
  return {
    AcceptRanges: 'bytes',
    ContentLength: range ? range.last - range.first + 1 : size,
    ContentRange: range && `bytes ${range.first}-${range.last}/${size}`,
    ETag: object.etag,
    LastModified: object.lastModified,
    ContentType: headers.contentType,
    ContentEncoding: headers.contentEncoding,
    ContentDisposition: headers.contentDisposition,
    ContentLanguage: headers.contentLanguage,
    CacheControl: headers.cacheControl,
    Metadata: { ...headers.metadata },
    ...encryptionMembers(object.encryption),
    ...(withChecksum && {
      ...checksumMember(checksum),
      ChecksumType: 'FULL_OBJECT' as const,
    }),
  };
}

/** `HeadObject` */
export const headObject: S3Operation<
  HeadObjectCommandInput,
  Omit<HeadObjectCommandOutput, '$metadata'>
> = {
  checks,
  handle: (input, context) => {
    const object = find(input, context);
    return describe(object, input, parseByteRange(input.Range, object.size));
  },
};

/** The reply to `GetObject`, with its body in memory. */
export type GetObjectReply = Omit<
  GetObjectCommandOutput,
  '$metadata' | 'Body'
> & {
  readonly Body: Uint8Array;
};

/** What a request asks to be said in place of the object's own headers. */
function overriddenHeaders(input: GetObjectCommandInput) {
  const overrides = {
    ContentType: input.ResponseContentType,
    ContentEncoding: input.ResponseContentEncoding,
    ContentDisposition: input.ResponseContentDisposition,
    ContentLanguage: input.ResponseContentLanguage,
    CacheControl: input.ResponseCacheControl,
  };
  return Object.fromEntries(
    Object.entries(overrides).filter(([, value]) => value !== undefined),
  );
}

/** `GetObject` */
export const getObject: S3Operation<GetObjectCommandInput, GetObjectReply> = {
  checks,
  handle: (input, context) => {
    const object = find(input, context);
    const range = parseByteRange(input.Range, object.size);
    const body = object.body();
    return {
      ...describe(object, input, range),
      ...overriddenHeaders(input),
      Body: range ? body.subarray(range.first, range.last + 1) : body,
    };
  },
};
