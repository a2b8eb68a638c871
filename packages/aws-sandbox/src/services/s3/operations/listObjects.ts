import type {
  ListObjectsCommandInput,
  ListObjectsCommandOutput,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import type { AccessCheck, OperationContext } from '../../../service';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import {
  parseContinuationToken,
  toContinuationToken,
} from '../listing/continuationToken';
import { encodeKey } from '../listing/encodeKey';
import { BEGINNING, type Position } from '../listing/keyOrder';
import { listPage, type Page } from '../listing/listPage';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import { canonicalUserId, type S3World } from '../world/S3World';
import type { S3Operation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;
type Input = ListObjectsCommandInput | ListObjectsV2CommandInput;
type Context = OperationContext<S3World>;

const MOST_KEYS = 1000;

function checks(input: Input, context: Context): AccessCheck[] {
  const values = {
    's3:prefix': input.Prefix,
    's3:delimiter': input.Delimiter,
    's3:max-keys': input.MaxKeys?.toString(),
  };
  const bucket = addressedBucket(input, context);
  return [bucketCheck('s3:ListBucket', bucket, context, { values })];
}

function maxKeysOf({ MaxKeys = MOST_KEYS }: Input): number {
  if (!Number.isInteger(MaxKeys) || MaxKeys < 0 || MaxKeys > 0x7fffffff) {
    throw s3Error(
      'InvalidArgument',
      { ArgumentName: 'max-keys', ArgumentValue: String(MaxKeys) },
      'Provided max-keys not an integer or within integer range',
    );
  }
  return MaxKeys;
}

/** How texts of the reply are written: as they are, or encoded because XML 1.0 cannot hold every key. */
function writerOf({ EncodingType }: Input): (text: string) => string {
  if (EncodingType === undefined) return text => text;
  if (EncodingType === 'url') return encodeKey;
  throw s3Error(
    'InvalidArgument',
    { ArgumentName: 'encoding-type', ArgumentValue: String(EncodingType) },
    'Invalid Encoding Method specified in Request',
  );
}

function pageOf(
  bucket: Bucket,
  input: Input,
  position: Position,
  now: Date,
): Page {
  return listPage(bucket, {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter ?? '',
    maxKeys: Math.min(maxKeysOf(input), MOST_KEYS),
    position,
    now,
  });
}

/** What both versions of the operation say alike. */
function commonOutput(
  bucket: Bucket,
  input: Input,
  page: Page,
  withOwner: boolean,
) {
  const write = writerOf(input);
  const owner = { ID: canonicalUserId(bucket.accountId) };
  const optional = (text: string | undefined) => text && write(text);
  return {
    Name: bucket.name,
    Prefix: write(input.Prefix ?? ''),
    Delimiter: optional(input.Delimiter),
    MaxKeys: maxKeysOf(input),
    EncodingType: input.EncodingType,
    IsTruncated: page.next !== undefined,
    Contents: page.objects.map(object => ({
      Key: write(object.key),
      LastModified: object.lastModified,
      ETag: object.etag,
      Size: object.size,
      StorageClass: 'STANDARD' as const,
      ...(object.checksum && {
        ChecksumAlgorithm: [checksumName(object.checksum.algorithm)],
        ChecksumType: 'FULL_OBJECT' as const,
      }),
      ...(withOwner ? { Owner: owner } : {}),
    })),
    CommonPrefixes: page.commonPrefixes.map(Prefix => ({
      Prefix: write(Prefix),
    })),
  };
}

function checksumName(algorithm: string) {
  return algorithm.toUpperCase() as 'CRC32';
}

/** `ListObjectsV2` */
export const listObjectsV2: S3Operation<
  ListObjectsV2CommandInput,
  Output<ListObjectsV2CommandOutput>
> = {
  checks,
  handle: (input, context) => {
    const { ContinuationToken, StartAfter, FetchOwner = false } = input;
    const bucket = addressedBucket(input, context);
    const position =
      ContinuationToken === undefined
        ? { after: StartAfter ?? '', skipsPrefix: false }
        : parseContinuationToken(ContinuationToken);
    const page = pageOf(bucket, input, position, context.now);
    const common = commonOutput(bucket, input, page, FetchOwner);
    return {
      ...common,
      KeyCount: common.Contents.length + common.CommonPrefixes.length,
      ContinuationToken,
      NextContinuationToken: page.next && toContinuationToken(page.next),
      StartAfter: StartAfter && writerOf(input)(StartAfter),
    };
  },
};

/** A marker that is a common prefix stands behind all of that prefix's keys. */
function markerPosition({
  Marker,
  Delimiter,
}: ListObjectsCommandInput): Position {
  return Marker === undefined
    ? BEGINNING
    : {
        after: Marker,
        skipsPrefix: Boolean(Delimiter) && Marker.endsWith(Delimiter ?? ''),
      };
}

/** `ListObjects`, the first version, which many clients still use. */
export const listObjects: S3Operation<
  ListObjectsCommandInput,
  Output<ListObjectsCommandOutput>
> = {
  checks,
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const position = markerPosition(input);
    const page = pageOf(bucket, input, position, context.now);
    const write = writerOf(input);
    return {
      ...commonOutput(bucket, input, page, true),
      Marker: write(input.Marker ?? ''),
      // Only with a delimiter; without one the last key says where to go on.
      NextMarker:
        page.next && input.Delimiter ? write(page.next.after) : undefined,
    };
  },
};
