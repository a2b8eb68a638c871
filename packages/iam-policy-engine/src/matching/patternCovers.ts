import { ANY_CHARACTER, ANY_SEQUENCE, PatternTokens } from './glob';

/**
 * Tells whether everything that one pattern matches is matched by another. Never says yes wrongly; says no to the rare
 * pair, such as `?*` and `*?`, that is equal only on reflection.
 */
export function patternCovers(
  broad: PatternTokens,
  narrow: PatternTokens,
): boolean {
  let b = 0;
  let n = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (n < narrow.length) {
    const token = b < broad.length ? broad[b] : undefined;
    if (token === ANY_SEQUENCE) {
      starAt = b;
      resumeAt = n;
      b += 1;
    } else if (token !== undefined && coversToken(token, narrow[n])) {
      b += 1;
      n += 1;
    } else if (starAt !== -1) {
      resumeAt += 1;
      n = resumeAt;
      b = starAt + 1;
    } else {
      return false;
    }
  }
  while (b < broad.length && broad[b] === ANY_SEQUENCE) b += 1;
  return b === broad.length;
}

function coversToken(broad: number, narrow: number): boolean {
  if (narrow === ANY_SEQUENCE) return false;
  return broad === ANY_CHARACTER || broad === narrow;
}
