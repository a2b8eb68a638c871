import { createHash } from 'node:crypto';

/** Digest that ties a token to the request it continues. */
function digestOf(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(request))
    .digest('base64url')
    .slice(0, 16);
}

/**
 * Makes a NextToken. It holds all that is needed to continue, so that nothing
 * has to be remembered between pages.
 *
 * @param request - members of the request that must stay the same
 * @param position - where the next page begins
 */
export function encodePageToken(request: unknown, position: unknown): string {
  const content = JSON.stringify({ request: digestOf(request), position });
  return Buffer.from(content).toString('base64url');
}

/**
 * Reads a NextToken. Undefined when it is none, or belongs to another request;
 * the shape of the position is for the caller to check.
 */
export function decodePageToken(request: unknown, token: string): unknown {
  try {
    const content: unknown = JSON.parse(
      Buffer.from(token, 'base64url').toString('utf8'),
    );
    if (typeof content !== 'object' || content === null) {
      return undefined;
    }
    const { request: digest, position } = content as Record<string, unknown>;
    return digest === digestOf(request) ? position : undefined;
  } catch {
    return undefined;
  }
}
