import { ResponseError } from '@backstage/errors';

/** HTTP status of a refused request; undefined for any other error. */
export function httpStatusOf(error: Error): number | undefined {
  return error instanceof ResponseError ? error.response.status : undefined;
}

/** What the backend said, or the error itself when it said nothing. */
export function errorMessage(error: Error): string {
  const said =
    error instanceof ResponseError ? error.cause?.message : undefined;
  return said ? `${said} (HTTP ${httpStatusOf(error)})` : error.message;
}
