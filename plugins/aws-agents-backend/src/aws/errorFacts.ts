/** What can be read from an error of the SDK or of Node.js. */
export interface ErrorFacts {
  /** AWS's error code, else the error's name or system code. */
  code: string;
  message: string;
  httpStatus?: number;
  requestId?: string;
  /** Attempts in all, the first included. */
  attempts?: number;
}

/**
 * Names that say less than the code behind them, or the status. The SDK names a
 * refused or cut connection TimeoutError.
 */
const EMPTY_NAMES = [
  'Error',
  'AggregateError',
  'TimeoutError',
  'Unknown',
  'UnknownError',
];

/** Number of the DOMException that `AbortSignal.timeout` aborts with. */
const TIMEOUT_ERR = 23;
/** Code of what was given up by ourselves. */
const OUT_OF_TIME = 'AbortError';

/** Reads an error without trusting its shape. */
export function readError(error: unknown): ErrorFacts {
  const metadata = property(error, '$metadata');
  const httpStatus = number(property(metadata, 'httpStatusCode'));
  const requestId = string(property(metadata, 'requestId'));
  const attempts = number(property(metadata, 'attempts'));
  return {
    code: codeOf(error),
    message: string(property(error, 'message')) ?? String(error),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(attempts === undefined ? {} : { attempts }),
  };
}

function codeOf(error: unknown): string {
  const name = string(property(error, 'name')) ?? 'Error';
  // The reason of `AbortSignal.timeout`; errors of the SDK have no number.
  if (name === 'TimeoutError' && property(error, 'code') === TIMEOUT_ERR) {
    return OUT_OF_TIME;
  }
  const systemCode =
    string(property(error, 'code')) ??
    string(property(property(error, 'cause'), 'code'));
  return EMPTY_NAMES.includes(name) ? systemCode ?? name : name;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, name)
    : undefined;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
