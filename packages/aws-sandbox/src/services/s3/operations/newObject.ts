import type { CreateMultipartUploadCommandInput } from '@aws-sdk/client-s3';
import type { ConditionValues } from '../access/bucketAccess';
import { s3Error } from '../s3Errors';
import type { Bucket } from '../world/Bucket';
import type { Encryption, ObjectHeaders } from '../world/ObjectRecord';

/** What all operations that write an object may say about it. */
export type WriteInput = Pick<
  CreateMultipartUploadCommandInput,
  | 'ACL'
  | 'BucketKeyEnabled'
  | 'CacheControl'
  | 'ContentDisposition'
  | 'ContentEncoding'
  | 'ContentLanguage'
  | 'ContentType'
  | 'Metadata'
  | 'ServerSideEncryption'
  | 'SSEKMSKeyId'
  | 'StorageClass'
>;

/** Condition keys of a request that writes an object. */
export function writeConditions(input: WriteInput): ConditionValues {
  return {
    's3:x-amz-acl': input.ACL,
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
    's3:x-amz-storage-class': input.StorageClass,
  };
}

/**
 * How a new object is encrypted: as the request says, or else as the bucket does by default.
 *
 * @throws {@link AwsError} `InvalidArgument` for an unknown algorithm
 */
export function encryptionOf(
  input: WriteInput,
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

/** What is stored with a new object besides its content. */
export function headersOf(input: WriteInput): ObjectHeaders {
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

/** S3 keeps whole seconds. */
export function wholeSeconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

const MOST_KEY_BYTES = 1024;

/** @throws {@link AwsError} `KeyTooLongError` */
export function checkKey(key: string): void {
  const bytes = Buffer.byteLength(key);
  if (bytes > MOST_KEY_BYTES) {
    throw s3Error('KeyTooLongError', {
      Size: String(bytes),
      MaxSizeAllowed: String(MOST_KEY_BYTES),
    });
  }
}
