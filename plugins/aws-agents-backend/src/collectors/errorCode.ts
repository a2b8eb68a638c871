import { isAwsFailureError } from '../aws';

/**
 * AWS's code of an error, for example `NoSuchBucketPolicy`; for answers that
 * are errors to the SDK but facts to a collector.
 */
export function errorCodeOf(error: unknown): string | undefined {
  if (isAwsFailureError(error)) {
    return error.failure.call?.errorCode;
  }
  return error instanceof Error ? error.name : undefined;
}
