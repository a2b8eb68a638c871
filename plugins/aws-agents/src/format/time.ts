import { DateTime } from 'luxon';

const STEPS: ReadonlyArray<readonly [string, number]> = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/**
 * How long ago, or in how long, in the greatest unit: `3 min ago`, `in 2 h`.
 *
 * @param iso - ISO 8601 time
 * @param nowMs - epoch milliseconds
 */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = Math.round((nowMs - Date.parse(iso)) / 1000);
  const size = Math.abs(seconds);
  if (Number.isNaN(seconds)) {
    return 'at an unknown time';
  }
  if (size < 5) {
    return 'just now';
  }
  const [unit, length] = STEPS.find(([, step]) => size >= step) ?? STEPS[3];
  const span = `${Math.floor(size / length)} ${unit}`;
  return seconds > 0 ? `${span} ago` : `in ${span}`;
}

/** A time in the reader's zone, to the second, with the zone: `24 Nov 2026, 03:43:14 UTC`. */
export function formatAbsolute(time: string | number): string {
  const date =
    typeof time === 'number'
      ? DateTime.fromMillis(time)
      : DateTime.fromISO(time);
  return date.isValid
    ? date.setLocale('en-GB').toFormat('d LLL yyyy, HH:mm:ss ZZZZ')
    : String(time);
}

/** Time of day to the second in the reader's zone. */
export function formatClock(time: string | number): string {
  const date =
    typeof time === 'number'
      ? DateTime.fromMillis(time)
      : DateTime.fromISO(time);
  return date.isValid ? date.toFormat('HH:mm:ss') : String(time);
}

/** A tick of a chart's time axis: day and month when the axis spans days. */
export function formatTick(ms: number, spanSeconds: number): string {
  const date = DateTime.fromMillis(ms).setLocale('en-GB');
  return date.toFormat(spanSeconds > 2 * 86_400 ? 'd LLL' : 'HH:mm');
}
