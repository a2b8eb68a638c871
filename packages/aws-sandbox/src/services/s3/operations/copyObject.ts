import { createHash } from 'node:crypto';
import type {
  CopyObjectCommandInput,
  CopyObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import { checkPreconditions } from '../reading/preconditions';
import { s3Error } from '../s3Errors';
import { copySource } from './copySource';
import { encryptionMembers } from './encryptionMembers';
import {
  checkKey,
  encryptionOf,
  headersOf,
  wholeSeconds,
  writeConditions,
} from './newObject';
import type { S3Operation } from './s3Operation';

/** `CopyObject` */
export const copyObject: S3Operation<
  CopyObjectCommandInput,
  Omit<CopyObjectCommandOutput, '$metadata'>
> = {
  checks: (input, context) => {
    const { bucket, key } = copySource(input, context);
    return [
      bucketCheck('s3:GetObject', bucket, context, { key }),
      bucketCheck('s3:PutObject', addressedBucket(input, context), context, {
        key: input.Key,
        values: writeConditions(input),
      }),
    ];
  },
  handle: (input, context) => {
    const source = copySource(input, context);
    const target = addressedBucket(input, context);
    const { Key: key = '' } = input;
    checkKey(key);
    const object = source.bucket.get(source.key, context.now);
    if (!object) throw s3Error('NoSuchKey', { Key: source.key });
    checkPreconditions(object, {
      IfMatch: input.CopySourceIfMatch,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    });
    const replaces = input.MetadataDirective === 'REPLACE';
    const same = source.bucket === target && source.key === key;
    if (same && !replaces && !input.ServerSideEncryption) {
      throw s3Error(
        'InvalidRequest',
        {},
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const body = object.body();
    const copy = {
      key,
      size: body.length,
      lastModified: wholeSeconds(context.now),
      etag: `"${createHash('md5').update(body).digest('hex')}"`,
      encryption: encryptionOf(input, target),
      headers: replaces ? headersOf(input) : object.headers,
      body: () => body,
    };
    target.put(copy);
    return {
      CopyObjectResult: { ETag: copy.etag, LastModified: copy.lastModified },
      ...encryptionMembers(copy.encryption),
    };
  },
};
