import { verifyRequest } from 'sigv4-inspect';
import type { ParsedSignature } from 'sigv4-inspect';
import {
  ANONYMOUS,
  authenticationError,
  AUTHENTICATION_ERRORS,
  type Keyring,
} from '../identity';
import type { ServiceName } from '../protocols';
import { AwsError, type Caller } from '../service';
import type { World } from '../world';
import type { ReceivedRequest } from './received';
import {
  ANONYMOUS_SERVICES,
  SERVICE_BEHAVIOUR,
  UNSIGNED_OPERATIONS,
} from './serviceBehaviour';

/** Who sent a request, and its body without transport framing. */
export interface Authenticated {
  readonly caller: Caller;
  readonly payload: Uint8Array;
}

/** What authentication looks at. */
export interface AuthenticationRequest {
  readonly received: ReceivedRequest;
  readonly service: ServiceName;
  readonly operation: string;
  readonly now: Date;
}

function mayBeUnsigned(service: ServiceName, operation: string): boolean {
  return (
    ANONYMOUS_SERVICES.has(service) ||
    UNSIGNED_OPERATIONS.has(`${service}:${operation}`)
  );
}

function invalidToken(service: ServiceName): AwsError {
  const { family } = SERVICE_BEHAVIOUR[service];
  const { code, status, message } =
    AUTHENTICATION_ERRORS[family]['unknown-access-key'];
  return new AwsError(code, message ?? code, status);
}

/** AWS does not accept an account's keys in regions that the account has not enabled. */
function checkRegion(
  parsed: ParsedSignature,
  caller: Caller,
  service: ServiceName,
  world: World,
): void {
  const { region } = parsed.scope;
  const accountId = caller.accountId ?? '';
  if (!world.account(accountId)?.disabledRegions.has(region)) return;
  if (service === 'sts') {
    throw new AwsError(
      'RegionDisabledException',
      `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
      403,
    );
  }
  throw invalidToken(service);
}

/** S3 tells signers of the retired version 2 from those who did not sign. */
function refuseSignatureVersion2({ http, headers }: ReceivedRequest): void {
  const inQuery = /[?&]AWSAccessKeyId=/.test(http.target);
  if (inQuery || headers.authorization?.startsWith('AWS ')) {
    throw new AwsError(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
}

/** What a user's session without MFA may ask of STS; it may ask nothing of IAM. */
const USER_SESSION_OPERATIONS: ReadonlySet<string> = new Set([
  'AssumeRole',
  'GetCallerIdentity',
]);

/** Source: AWS STS API Reference, GetSessionToken. */
function checkUserSession(
  { session }: Caller,
  service: ServiceName,
  operation: string,
): void {
  if (session?.kind !== 'user') return;
  if (service === 'iam') throw invalidToken(service);
  if (service === 'sts' && !USER_SESSION_OPERATIONS.has(operation)) {
    throw new AwsError(
      'AccessDenied',
      `Cannot call ${operation} with session credentials`,
      403,
    );
  }
}

/**
 * Finds out who sent a request.
 *
 * @throws {@link AwsError} in the words of the service
 */
export function authenticate(
  { received, service, operation, now }: AuthenticationRequest,
  keyring: Keyring,
  world: World,
): Authenticated {
  const { family, maxSkewSeconds } = SERVICE_BEHAVIOUR[service];
  const result = verifyRequest(received.http, {
    now,
    maxSkewSeconds,
    credentialFor: id => keyring.credentialFor(id),
  });
  if (!result.ok) {
    if (service === 's3') refuseSignatureVersion2(received);
    if (
      result.reason === 'missing-authentication' &&
      mayBeUnsigned(service, operation)
    ) {
      return { caller: ANONYMOUS, payload: received.http.body };
    }
    throw authenticationError(result, { family, now, maxSkewSeconds });
  }
  const caller = keyring.callerOf(result.parsed.accessKeyId) ?? ANONYMOUS;
  checkRegion(result.parsed, caller, service, world);
  checkUserSession(caller, service, operation);
  return { caller, payload: result.payload };
}
