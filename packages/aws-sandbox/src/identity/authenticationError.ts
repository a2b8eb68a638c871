import { formatAmzDate, parseAmzDate } from 'sigv4-inspect';
import type { VerificationFailure } from 'sigv4-inspect';
import { AwsError } from '../service';
import {
  AUTHENTICATION_ERRORS,
  type ErrorFamily,
} from './authenticationErrorFacts';

/** What words an authentication error besides the failure itself. */
export interface AuthenticationErrorOptions {
  readonly family: ErrorFamily;
  readonly now: Date;
  readonly maxSkewSeconds: number;
}

/** AWS's text for a signature outside the tolerated skew, which quotes both clocks. */
function skewMessage(
  amzDate: string,
  { now, maxSkewSeconds }: AuthenticationErrorOptions,
): string {
  const tolerance = `${maxSkewSeconds / 60} min.`;
  const bound = (seconds: number) =>
    formatAmzDate(new Date(now.getTime() + seconds * 1000));
  const server = formatAmzDate(now);
  const signedAt = parseAmzDate(amzDate);
  return signedAt && signedAt > now
    ? `Signature not yet current: ${amzDate} is still later than ${bound(
        maxSkewSeconds,
      )} (${server} + ${tolerance})`
    : `Signature expired: ${amzDate} is now earlier than ${bound(
        -maxSkewSeconds,
      )} (${server} - ${tolerance})`;
}

function messageOf(
  failure: VerificationFailure,
  options: AuthenticationErrorOptions,
): string {
  const { reason, parsed } = failure;
  if (parsed && reason === 'scope-date-mismatch') {
    return (
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ` +
      `'${parsed.scope.date}' != '${parsed.amzDate.slice(0, 8)}', from '${
        parsed.amzDate
      }'.`
    );
  }
  const isTime =
    reason === 'request-time-skewed' || reason === 'presigned-expired';
  return parsed && isTime
    ? skewMessage(parsed.amzDate, options)
    : failure.message;
}

function membersOf(
  { parsed, reason }: VerificationFailure,
  { family, now, maxSkewSeconds }: AuthenticationErrorOptions,
): Record<string, unknown> {
  if (family !== 's3' || !parsed) return {};
  if (reason === 'unknown-access-key') {
    return { AWSAccessKeyId: parsed.accessKeyId };
  }
  return reason === 'request-time-skewed'
    ? {
        RequestTime: parsed.amzDate,
        ServerTime: now.toISOString(),
        MaxAllowedSkewMilliseconds: maxSkewSeconds * 1000,
      }
    : {};
}

/** The error that AWS answers when a request's authentication fails. */
export function authenticationError(
  failure: VerificationFailure,
  options: AuthenticationErrorOptions,
): AwsError {
  const facts = AUTHENTICATION_ERRORS[options.family][failure.reason];
  return new AwsError(
    facts.code,
    facts.message ?? messageOf(failure, options),
    facts.status,
    membersOf(failure, options),
  );
}
