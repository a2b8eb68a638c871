import type { Failure } from 'backstage-plugin-aws-agents-common';

const FIRST_MS = 2_000;
/** Outages end by themselves: look often enough not to run out of time. */
const MAX_RETRYABLE_MS = 30_000;
/** Denials end when somebody changes something. */
const FIRST_DENIED_MS = 15_000;
const MAX_DENIED_MS = 10 * 60_000;
/** Each collection finds out whether it has been mended; it may start early. */
const INTERVAL_SHARE = 0.9;

/**
 * How long a failed AssumeRole is remembered before it is tried again:
 * doubled with each failure in a row, with up to a quarter taken off so that
 * roles that failed together are not tried together.
 *
 * @param failures - failures in a row, this one included
 * @param random - from 0 up to 1
 * @param intervalMs - time between two collections
 * @returns milliseconds
 */
export function retryDelay(
  failure: Pick<Failure, 'retryable'>,
  failures: number,
  random: number,
  intervalMs: number,
): number {
  const [first, max] = failure.retryable
    ? [FIRST_MS, MAX_RETRYABLE_MS]
    : [FIRST_DENIED_MS, Math.min(MAX_DENIED_MS, intervalMs * INTERVAL_SHARE)];
  const delay = Math.min(first * 2 ** Math.min(failures - 1, 20), max);
  return delay * (1 - 0.25 * random);
}
