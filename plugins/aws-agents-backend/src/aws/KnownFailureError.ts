import { AwsFailureError } from './AwsFailureError';

/**
 * A call failed, or was not made, for what had been found broken before. There
 * is no use in trying again at once, in whatever way.
 */
export class KnownFailureError extends AwsFailureError {}
