const UNITS: ReadonlyArray<readonly [string, number]> = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/**
 * A duration in its two greatest units: `1 h 5 min`, `45 s`. Fractions of a
 * second are dropped; a negative duration is shown as `0 s`.
 *
 * @param seconds - length in seconds
 */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds));
  const first = UNITS.findIndex(([, length]) => rest >= length);
  if (first === -1) {
    return '0 s';
  }
  const parts: string[] = [];
  for (const [unit, length] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) {
      parts.push(`${count} ${unit}`);
    }
  }
  return parts.join(' ');
}

/** A window of time in whole hours, as people speak of the last 24 h. */
export function formatHours(seconds: number): string {
  return `${Math.round(seconds / 3600)} h`;
}

/**
 * A clock that counts down: `0:59:07`, or `59:07` below an hour.
 *
 * @param seconds - remaining time in seconds; below zero counts as zero
 */
export function formatCountdown(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  const clock = `${pad(Math.floor(total / 60) % 60)}:${pad(total % 60)}`;
  const hours = Math.floor(total / 3600);
  return hours > 0 ? `${hours}:${clock}` : clock;
}
