import { types } from 'node:util';

const { isNativeError } = types;

/**
 * Why a change could not be made.
 *
 * @public
 */
export type ApplyErrorReason = 'refused' | 'unreachable' | 'failed';

/**
 * A change that could not be made. Those before it were, and stay.
 *
 * @public
 */
export class ApplyError extends Error {
  override readonly name = 'ApplyError';

  constructor(
    message: string,
    /** Refused by IAM, no answer from the endpoint, or anything else. */
    readonly reason: ApplyErrorReason = 'failed',
  ) {
    super(message);
  }

  /** Words for what the SDK throws; `place` says what was being done. */
  static from(error: unknown, place: string): ApplyError {
    if (error instanceof ApplyError) {
      return new ApplyError(`${place}: ${error.message}`, error.reason);
    }
    if (!isNativeError(error)) {
      return new ApplyError(`${place}: ${String(error)}`);
    }
    const said = error.message || (error as NodeJS.ErrnoException).code;
    return new ApplyError(`${place}: ${error.name}: ${said}`, reasonOf(error));
  }
}

const REFUSALS =
  /^(AccessDenied|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken|UnrecognizedClient|IncompleteSignature|CredentialsProviderError|TokenProviderError)/;
const CONNECTION =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT)\b/;

function reasonOf(error: Error): ApplyErrorReason {
  if (REFUSALS.test(error.name)) return 'refused';
  const { code = '' } = error as NodeJS.ErrnoException;
  return CONNECTION.test(`${code} ${error.message}`) ||
    error.name === 'TimeoutError'
    ? 'unreachable'
    : 'failed';
}
