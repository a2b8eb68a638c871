import { ANY_CHARACTER, ANY_SEQUENCE, PatternTokens } from './glob';

/**
 * Tells whether some string matches both patterns. Quadratic in the lengths at worst.
 */
export function patternsOverlap(a: PatternTokens, b: PatternTokens): boolean {
  // reachable[j]: the first i tokens of a and the first j tokens of b can stand for the same text.
  let reachable: boolean[] = [];
  for (let i = 0; i <= a.length; i += 1) {
    const next: boolean[] = [];
    for (let j = 0; j <= b.length; j += 1) {
      next.push(
        (i === 0 && j === 0) ||
          canReach(a[i - 1], b[j - 1], reachable, next, j),
      );
    }
    reachable = next;
  }
  return reachable[b.length];
}

function canReach(
  tokenA: number | undefined,
  tokenB: number | undefined,
  previous: readonly boolean[],
  current: readonly boolean[],
  j: number,
): boolean {
  const withoutA = previous[j] ?? false;
  const withoutB = j > 0 && current[j - 1];
  const withoutBoth = j > 0 && (previous[j - 1] ?? false);
  // A star may stand for nothing, or swallow the other side's token.
  if (
    tokenA === ANY_SEQUENCE &&
    (withoutA || (tokenB !== undefined && withoutB))
  ) {
    return true;
  }
  if (
    tokenB === ANY_SEQUENCE &&
    (withoutB || (tokenA !== undefined && withoutA))
  ) {
    return true;
  }
  if (tokenA === undefined || tokenB === undefined) return false;
  const sameCharacter =
    tokenA === tokenB || tokenA === ANY_CHARACTER || tokenB === ANY_CHARACTER;
  return (
    withoutBoth &&
    sameCharacter &&
    tokenA !== ANY_SEQUENCE &&
    tokenB !== ANY_SEQUENCE
  );
}
