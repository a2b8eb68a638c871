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

type ObjectError = NonNullable<DeleteObjectsCommandOutput['Errors']>[number];

function refusal(Key: string): ObjectError {
  const { code: Code, message: Message } = s3Error('AccessDenied');
  return { Key, Code, Message };
}

/** `DeleteObjects`: each key is decided by itself, and those that may not be deleted are told in the reply. */
export const deleteObjects: S3Operation<
  DeleteObjectsCommandInput,
  Output<DeleteObjectsCommandOutput>
> = {
  checks: () => [],
  handle: (input, context) => {
    const bucket = addressedBucket(input, context);
    const { Objects: objects = [], Quiet: quiet = false } = input.Delete ?? {};
    if (objects.length === 0 || objects.length > MOST_KEYS) {
      throw s3Error('MalformedXML');
    }
    const mayDelete = (key: string) =>
      context.isAllowed(
        bucketCheck('s3:DeleteObject', bucket, context, { key }),
      );
    const Deleted: { Key: string }[] = [];
    const Errors: ObjectError[] = [];
    for (const { Key = '' } of objects) {
      if (mayDelete(Key)) {
        bucket.delete(Key);
        Deleted.push({ Key });
      } else {
        Errors.push(refusal(Key));
      }
    }
    return {
      Deleted: quiet ? undefined : Deleted,
      Errors: Errors.length > 0 ? Errors : undefined,
    };
  },
};
