const UNIT_MS = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
} as const;

const RELATIVE = /^([+-])(\d+)([smhd])$/;

/** A time without its fraction of a second. */
export function toSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/**
 * Reads a time of the seed: an ISO 8601 time, `now`, or an offset from the start such as `-90d`, `-36h` or `+5m`.
 *
 * @param text - the time as written
 * @param start - the moment offsets count from
 * @returns the time, or undefined when `text` is none of these
 */
export function parseSeedTime(text: string, start: Date): Date | undefined {
  if (text === 'now') return new Date(start);
  const relative = RELATIVE.exec(text);
  if (relative) {
    const [, sign, count, unit] = relative;
    const offset = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
    return new Date(start.getTime() + (sign === '-' ? -offset : offset));
  }
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
