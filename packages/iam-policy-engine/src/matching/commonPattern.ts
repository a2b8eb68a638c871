import { ANY_CHARACTER, ANY_SEQUENCE, PatternTokens } from './glob';
import { patternCovers } from './patternCovers';

/** Beyond this, only patterns of which one covers the other are compared: ARNs have 2048 characters at most. */
const MAX_CELLS = 5_000_000;

/**
 * A pattern that matches only what both patterns match, wildcards kept where both have them: `Get*` and `*Object` have
 * `Get*Object` in common. Undefined when nothing matches both.
 */
export function commonPattern(
  a: PatternTokens,
  b: PatternTokens,
): PatternTokens | undefined {
  if (patternCovers(a, b)) return b;
  if (patternCovers(b, a)) return a;
  if (startsDiffer(a, b) || (a.length + 1) * (b.length + 1) > MAX_CELLS) {
    return undefined;
  }
  const canFinish = finishable(a, b);
  return canFinish(0, 0) ? walk(a, b, canFinish) : undefined;
}

/** The cheap way to tell most pairs apart. */
function startsDiffer(a: PatternTokens, b: PatternTokens): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] < 0 || b[i] < 0) return false;
    if (a[i] !== b[i]) return true;
  }
  return false;
}

const compatible = (a: number, b: number): boolean =>
  a === b || a === ANY_CHARACTER || b === ANY_CHARACTER;

type CanFinish = (i: number, j: number) => boolean;

/** Tells from which positions the rests of both patterns still have a match in common. */
function finishable(a: PatternTokens, b: PatternTokens): CanFinish {
  const width = b.length + 1;
  const table = new Uint8Array((a.length + 1) * width);
  const at: CanFinish = (i, j) => table[i * width + j] === 1;
  for (let i = a.length; i >= 0; i -= 1) {
    for (let j = b.length; j >= 0; j -= 1) {
      const hasA = i < a.length;
      const hasB = j < b.length;
      const starA = hasA && a[i] === ANY_SEQUENCE;
      const starB = hasB && b[j] === ANY_SEQUENCE;
      const possible =
        (!hasA && !hasB) ||
        (starA && (at(i + 1, j) || (hasB && at(i, j + 1)))) ||
        (starB && (at(i, j + 1) || (hasA && at(i + 1, j)))) ||
        (hasA &&
          hasB &&
          !starA &&
          !starB &&
          compatible(a[i], b[j]) &&
          at(i + 1, j + 1));
      table[i * width + j] = possible ? 1 : 0;
    }
  }
  return at;
}

function walk(
  a: PatternTokens,
  b: PatternTokens,
  canFinish: CanFinish,
): PatternTokens {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const starA = i < a.length && a[i] === ANY_SEQUENCE;
    const starB = j < b.length && b[j] === ANY_SEQUENCE;
    if (starA && starB) {
      if (common[common.length - 1] !== ANY_SEQUENCE) common.push(ANY_SEQUENCE);
      if (canFinish(i + 1, j)) i += 1;
      else j += 1;
    } else if (starA) {
      if (j < b.length && canFinish(i, j + 1)) {
        common.push(b[j]);
        j += 1;
      } else i += 1;
    } else if (starB) {
      if (i < a.length && canFinish(i + 1, j)) {
        common.push(a[i]);
        i += 1;
      } else j += 1;
    } else {
      common.push(a[i] === ANY_CHARACTER ? b[j] : a[i]);
      i += 1;
      j += 1;
    }
  }
  return common;
}
