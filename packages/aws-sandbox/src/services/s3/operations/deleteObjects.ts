import type {
  DeleteObjectCommandInput,
  DeleteObjectCommandOutput,
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput,
} from '@aws-sdk/client-s3';
import { addressedBucket, bucketCheck } from '../access/bucketAccess';
import { s3Error } from '../s3Errors';
import type { S3Operation } from './s3Operation';

type Output<T> = Omit<T, '$metadata'>;

const MOST_KEYS = 1000;

/** `DeleteObject`: succeeds whether or not the object exists. */
export const deleteObject: S3Operation<
  DeleteObjectCommandInput,
  Output<DeleteObjectCommandOutput>
> = {
  checks: (input, context) => [
    bucketCheck('s3:DeleteObject', addressedBucket(input, context), context, {
      key: input.Key,
    }),
  ],
  handle: (input, context) => {
    addressedBucket(input, context).delete(input.Key ?? '');
    return {};
  },
};

/** `DeleteObjects`: one key that may not be deleted refuses the request. */
export const deleteObjects: S3Operation<
  DeleteObjectsCommandInput,
  Output<DeleteObjectsCommandOutput>
> = {
  checks: (input, context) => {
    const bucket = addressedBucket(input, context);
    return (input.Delete?.Objects ?? []).map(({ Key: key }) =>
      bucketCheck('s3:DeleteObject', bucket, context, { key }),
    );
  },
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const { Objects: objects = [], Quiet: quiet = false } = input.Delete ?? {};
    if (objects.length === 0 || objects.length > MOST_KEYS) {
      throw s3Error('MalformedXML');
    }
    objects.forEach(({ Key: key = '' }) => bucket.delete(key));
    return quiet ? {} : { Deleted: objects.map(({ Key }) => ({ Key })) };
  },
};
