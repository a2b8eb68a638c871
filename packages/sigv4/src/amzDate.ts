const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/**
 * A date as `YYYYMMDDTHHMMSSZ`.
 *
 * @public
 */
export function formatAmzDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/**
 * The moment a `YYYYMMDDTHHMMSSZ` text names; undefined when it is not one, or not a day and time that exist.
 *
 * @public
 */
export function parseAmzDate(text: string): Date | undefined {
  const match = AMZ_DATE.exec(text);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const date = new Date(
    Date.UTC(year, month - 1, day, hour, minute, second, 0),
  );
  return formatAmzDate(date) === text ? date : undefined;
}

/**
 * The moment an HTTP date names (`Fri, 24 May 2013 00:00:00 GMT`); undefined when it is not the one text for that moment.
 */
export function parseHttpDate(text: string): Date | undefined {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toUTCString() === text
    ? date
    : undefined;
}
