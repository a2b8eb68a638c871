import { s3Error } from '../s3Errors';
import type { Position } from './keyOrder';

/** Writes a position as a token that says nothing to clients. */
export function toContinuationToken({ after, skipsPrefix }: Position): string {
  return Buffer.from(JSON.stringify([after, skipsPrefix])).toString('base64');
}

/**
 * Reads a token back.
 *
 * @throws {@link AwsError} `InvalidArgument` for a token that was not given out here
 */
export function parseContinuationToken(token: string): Position {
  try {
    const parsed: unknown = JSON.parse(
      Buffer.from(token, 'base64').toString('utf8'),
    );
    if (
      Array.isArray(parsed) &&
      typeof parsed[0] === 'string' &&
      typeof parsed[1] === 'boolean'
    ) {
      return { after: parsed[0], skipsPrefix: parsed[1] };
    }
  } catch {
    // Not JSON: as wrong as any other text.
  }
  throw s3Error(
    'InvalidArgument',
    { ArgumentName: 'continuation-token', ArgumentValue: token },
    'The continuation token provided is incorrect',
  );
}
