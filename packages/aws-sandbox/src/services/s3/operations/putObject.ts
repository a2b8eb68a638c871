import { createHash } from 'node:crypto';
import type {
  PutObjectCommandInput,
  PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { OperationContext } from '../../../service';
import {
  addressedBucket,
  bucketCheck,
  type ConditionValues,
} from '../access/bucketAccess';
import { matchesEtag } from '../reading/preconditions';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import type { Encryption, ObjectHeaders } from '../world/ObjectRecord';
import type { S3World } from '../world/S3World';
import { checkBody, checksumMember } from './checksums';
import { encryptionMembers } from './encryptionMembers';
import type { S3Operation } from './s3Operation';

/** `PutObject` with its body in memory. */
export type PutObjectInput = Omit<PutObjectCommandInput, 'Body'> & {
  readonly Body?: Uint8Array;
};

const MOST_KEY_BYTES = 1024;

function conditionValues(input: PutObjectInput): ConditionValues {
  return {
    's3:x-amz-acl': input.ACL,
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
    's3:x-amz-storage-class': input.StorageClass,
  };
}

function encryptionOf(
  input: PutObjectInput,
  bucket: Bucket,
): Encryption | undefined {
  switch (input.ServerSideEncryption) {
    case undefined:
      return bucket.settings.encryption;
    case 'AES256':
      return { algorithm: 'AES256' };
    case 'aws:kms':
    case 'aws:kms:dsse':
      return {
        algorithm: input.ServerSideEncryption,
        keyId: input.SSEKMSKeyId,
        bucketKey: input.BucketKeyEnabled,
      };
    default:
      throw s3Error(
        'InvalidArgument',
        {
          ArgumentName: 'x-amz-server-side-encryption',
          ArgumentValue: input.ServerSideEncryption,
        },
        'The encryption method specified is not supported',
      );
  }
}

/** Framing of the transport is not part of the object. */
function storedEncoding(encoding: string | undefined): string | undefined {
  const stored = encoding
    ?.split(',')
    .map(part => part.trim())
    .filter(part => part !== '' && part !== 'aws-chunked');
  return stored?.length ? stored.join(',') : undefined;
}

function headersOf(input: PutObjectInput): ObjectHeaders {
  return {
    contentType: input.ContentType ?? 'binary/octet-stream',
    contentEncoding: storedEncoding(input.ContentEncoding),
    contentDisposition: input.ContentDisposition,
    contentLanguage: input.ContentLanguage,
    cacheControl: input.CacheControl,
    storageClass: input.StorageClass,
    metadata: input.Metadata,
  };
}

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
      values: conditionValues(input),
    }),
  ],
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const { Key: key = '', Body: body = Buffer.alloc(0) } = input;
    if (Buffer.byteLength(key) > MOST_KEY_BYTES) {
      throw s3Error('KeyTooLongError', {
        Size: String(Buffer.byteLength(key)),
        MaxSizeAllowed: String(MOST_KEY_BYTES),
      });
    }
    checkWrite(input, bucket, context);
    const checksum = checkBody(input as PutObjectCommandInput, body);
    const encryption = encryptionOf(input, bucket);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    bucket.put({
      key,
      size: body.length,
      lastModified: new Date(Math.floor(context.now.getTime() / 1000) * 1000),
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
