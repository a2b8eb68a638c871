import { AwsError, type Caller } from '../../service';
import type { Role } from '../../world/entities';

/** Seconds a session lasts unless asked otherwise. */
const DEFAULT_DURATION = 3600;

/** Seconds a chained session lasts at most, whatever its role allows. */
const CHAINED_LIMIT = 3600;

/**
 * How long a session of a role may be.
 *
 * Source: AWS STS API Reference, AssumeRole, and IAM User Guide, "Role chaining".
 *
 * @param requested - DurationSeconds of the request
 * @returns seconds
 * @throws {@link AwsError} `ValidationError` in AWS's words
 */
export function sessionDuration(
  requested: number | undefined,
  role: Role,
  caller?: Caller,
): number {
  const duration = requested ?? DEFAULT_DURATION;
  if (caller?.session?.kind === 'role' && duration > CHAINED_LIMIT) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (duration > role.maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return duration;
}
