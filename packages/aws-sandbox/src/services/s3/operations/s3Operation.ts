import type { Operation, OperationContext } from '../../../service';
import {
  addressedBucket,
  bucketCheck,
  type BucketInput,
} from '../access/bucketAccess';
import type { Bucket } from '../world/Bucket';
import type { S3World } from '../world/S3World';

/** An operation of S3. */
export type S3Operation<TInput, TOutput> = Operation<S3World, TInput, TOutput>;

/** An operation on a bucket that needs one permission on it. */
export function bucketOperation<TInput extends BucketInput, TOutput>(
  action: string,
  handle: (
    bucket: Bucket,
    input: TInput,
    context: OperationContext<S3World>,
  ) => TOutput,
): S3Operation<TInput, TOutput> {
  return {
    checks: (input, context) => [
      bucketCheck(action, addressedBucket(input, context), context),
    ],
    handle: (input, context) =>
      handle(addressedBucket(input, context), input, context),
  };
}
