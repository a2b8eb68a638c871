/** ISO 8601 time so many seconds ago; negative: in the future. */
export const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
