import { isDeepStrictEqual } from 'node:util';

/**
 * Whether a policy as IAM sends it, URL-encoded, says the same as a document.
 *
 * @param encoded - absent where there is none
 */
export function sameDocument(
  encoded: string | undefined,
  document: unknown,
): boolean {
  if (encoded === undefined) return false;
  try {
    return isDeepStrictEqual(JSON.parse(decodeURIComponent(encoded)), document);
  } catch {
    return false;
  }
}
