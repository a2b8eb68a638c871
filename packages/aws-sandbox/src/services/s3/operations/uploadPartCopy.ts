import type {
  UploadPartCopyCommandInput,
  UploadPartCopyCommandOutput,
} from '@aws-sdk/client-s3';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import { parseByteRange } from '../reading/byteRange';
import { s3Error } from '../s3Errors';
import { copySource } from './copySource';
import { encryptionMembers } from './encryptionMembers';
import { findUpload, partNumber } from './multipartUpload';
import { wholeSeconds } from './newObject';
import type { S3Operation } from './s3Operation';

/** `UploadPartCopy`: how clients copy what is too large for one request. */
export const uploadPartCopy: S3Operation<
  UploadPartCopyCommandInput,
  Omit<UploadPartCopyCommandOutput, '$metadata'>
> = {
  checks: (input, context) => {
    const { bucket, key } = copySource(input, context);
    return [
      bucketCheck('s3:GetObject', bucket, context, { key }),
      bucketCheck('s3:PutObject', addressedBucket(input, context), context, {
        key: input.Key,
      }),
    ];
  },
  handle: (input, context) => {
    const upload = findUpload(addressedBucket(input, context), input);
    const { bucket, key } = copySource(input, context);
    const source = bucket.get(key, context.now);
    if (!source) throw s3Error('NoSuchKey', { Key: key });
    const range = parseByteRange(input.CopySourceRange, source.size);
    const body = source.body();
    const part = range ? body.subarray(range.first, range.last + 1) : body;
    return {
      CopyPartResult: {
        ETag: upload.put(partNumber(input.PartNumber), part),
        LastModified: wholeSeconds(context.now),
      },
      ...encryptionMembers(upload.encryption),
    };
  },
};
