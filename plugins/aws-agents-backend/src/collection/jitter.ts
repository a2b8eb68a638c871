import { setTimeout as sleep } from 'node:timers/promises';

/** Accounts start within this part of the interval, not all at once. */
const JITTER = 0.05;
const MAX_JITTER_MS = 5_000;

/**
 * Waits for a part of the interval, or until the signal is aborted.
 *
 * @param random - from 0 up to 1
 */
export async function jitter(
  intervalSeconds: number,
  random: number,
  signal: AbortSignal,
): Promise<void> {
  const longest = Math.min(MAX_JITTER_MS, intervalSeconds * 1000 * JITTER);
  const delay = Math.floor(random * longest);
  if (delay > 0 && !signal.aborted) {
    await sleep(delay, undefined, { signal }).catch(() => {});
  }
}
