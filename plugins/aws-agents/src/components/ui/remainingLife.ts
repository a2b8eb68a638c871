import type { Tone } from './status';

/** A session with less left than this is about to expire, in seconds. */
const SOON_SECONDS = 120;

/**
 * How much of a session's life is left.
 *
 * @returns `seconds` until expiry (never below zero), `fraction` of the whole
 * life between 0 and 1, and the tone to show it in
 */
export function remainingLife(
  life: { issuedAt: string; expiresAt: string },
  nowMs: number,
): { seconds: number; fraction: number; tone: Tone } {
  const end = Date.parse(life.expiresAt);
  const whole = end - Date.parse(life.issuedAt);
  const left = Math.max(0, end - nowMs);
  const fraction = whole > 0 ? Math.min(1, left / whole) : 0;
  const seconds = left / 1000;
  if (seconds === 0) {
    return { seconds, fraction: 0, tone: 'error' };
  }
  return {
    seconds,
    fraction,
    tone: seconds < SOON_SECONDS ? 'warning' : 'success',
  };
}
