import { createHash } from 'node:crypto';
import type {
  PutObjectCommandInput,
  PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { OperationContext } from '../../../service';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import { matchesEtag } from '../reading/preconditions';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import type { S3World } from '../world/S3World';
import { checkBody, checksumMember } from './checksums';
import { encryptionMembers } from './encryptionMembers';
import {
  checkKey,
  encryptionOf,
  headersOf,
  wholeSeconds,
  writeConditions,
} from './newObject';
import type { S3Operation } from './s3Operation';

/** `PutObject` with its body in memory. */
export type PutObjectInput = Omit<PutObjectCommandInput, 'Body'> & {
  readonly Body?: Uint8Array;
};

/** Conditional writes: `If-None-Match: *` writes new objects only, `If-Match` replaces just the one that is meant. */
function checkWrite(
  input: PutObjectInput,
  bucket: Bucket,
  { now }: OperationContext<S3World>,
): void {
  const existing = bucket.get(input.Key ?? '', now);
  if (input.IfNoneMatch !== undefined && existing) {
    throw s3Error('PreconditionFailed', { Condition: 'If-None-Match' });
  }
  if (input.IfMatch === undefined) return;
  if (!existing) throw s3Error('NoSuchKey', { Key: input.Key ?? '' });
  if (!matchesEtag(input.IfMatch, existing.etag)) {
    throw s3Error('PreconditionFailed', { Condition: 'If-Match' });
  }
}

/** `PutObject` */
export const putObject: S3Operation<
  PutObjectInput,
  Omit<PutObjectCommandOutput, '$metadata'>
> = {
  checks: (input, context) => [
    bucketCheck('s3:PutObject', addressedBucket(input, context), context, {
      key: input.Key,
      values: writeConditions(input),
    }),
  ],
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const { Key: key = '', Body: body = Buffer.alloc(0) } = input;
    checkKey(key);
    checkWrite(input, bucket, context);
    const checksum = checkBody(input, body);
    const encryption = encryptionOf(input, bucket);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    bucket.put({
      key,
      size: body.length,
      lastModified: wholeSeconds(context.now),
      etag,
      encryption,
      headers: headersOf(input),
      checksum,
      body: () => body,
    });
    return {
      ETag: etag,
      ...checksumMember(checksum),
      ChecksumType: 'FULL_OBJECT',
      ...encryptionMembers(encryption),
    };
  },
};
