import type { Response } from 'express';

/**
 * Tells scripts when asking again makes a difference.
 *
 * @param nextAt - ISO 8601; undefined when it would now
 * @param serverTime - of the answer, ISO 8601
 */
export function retryAfter(
  response: Response,
  nextAt: string | undefined,
  serverTime: string,
): void {
  if (nextAt) {
    const milliseconds = Date.parse(nextAt) - Date.parse(serverTime);
    response.set('Retry-After', String(Math.ceil(milliseconds / 1000)));
  }
}
