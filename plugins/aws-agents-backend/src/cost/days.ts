export const DAY_MS = 24 * 3600 * 1000;

/** The UTC day of a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day that lies so many days before that of a moment. */
export function daysBefore(moment: Date, days: number): string {
  return dayOf(new Date(moment.getTime() - days * DAY_MS));
}
