import { CustomErrorBase } from '@backstage/errors';
import type { Failure } from 'backstage-plugin-aws-agents-common';

/**
 * A call to AWS failed. The only error type that leaves the folders `aws` and
 * `sessions`. It keeps no SDK error, because those carry requests and headers.
 */
export class AwsFailureError extends CustomErrorBase {
  name = 'AwsFailureError' as const;

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Whether an unknown error is an {@link AwsFailureError}. */
export function isAwsFailureError(error: unknown): error is AwsFailureError {
  return error instanceof AwsFailureError;
}
