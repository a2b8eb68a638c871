import { MAX_WAIVER_DAYS } from 'backstage-plugin-aws-agents-common';
import { DateTime } from 'luxon';

/** Days that are offered for a waiver, for one who does not pick a date. */
const DEFAULT_DAYS = 30;

/** A date for an input of type `date`, so many days from now. */
export function dateIn(days: number, now: number): string {
  return DateTime.fromMillis(now).plus({ days }).toISODate() ?? '';
}

/** What the date input starts with, and its bounds. */
export function untilBounds(now: number) {
  return {
    initial: dateIn(DEFAULT_DAYS, now),
    min: dateIn(1, now),
    max: dateIn(MAX_WAIVER_DAYS - 1, now),
  };
}

/**
 * The end of a picked day, in the reader's time zone.
 *
 * @returns ISO 8601 with offset; undefined when it is no day or out of bounds
 */
export function endOfDay(date: string, now: number): string | undefined {
  const { min, max } = untilBounds(now);
  const day = DateTime.fromISO(date);
  return day.isValid && date >= min && date <= max
    ? day.endOf('day').toISO() ?? undefined
    : undefined;
}
