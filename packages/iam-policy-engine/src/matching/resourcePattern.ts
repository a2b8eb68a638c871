import { PARTS, isArnPattern, splitTokens } from './arnPattern';
import { commonPattern } from './commonPattern';
import { ANY_SEQUENCE, PatternTokens } from './glob';
import { patternCovers } from './patternCovers';

const COLON = 58;

/** The six parts of an ARN pattern; those that an incomplete one lacks match anything. */
function partsOf(tokens: PatternTokens): readonly PatternTokens[] {
  const parts = splitTokens(tokens);
  const lacking = Math.max(0, PARTS - parts.length);
  return [...parts, ...Array.from({ length: lacking }, () => [ANY_SEQUENCE])];
}

/** Tells whether a `Resource` pattern covers everything that another one covers. */
export function resourceCovers(
  broad: PatternTokens,
  narrow: PatternTokens,
): boolean {
  if (!isArnPattern(broad)) return patternCovers(broad, narrow);
  if (!isArnPattern(narrow)) return false;
  const narrowParts = partsOf(narrow);
  return partsOf(broad).every((part, i) => patternCovers(part, narrowParts[i]));
}

/** A pattern of resources that two `Resource` patterns cover both; undefined when there are none. */
export function commonResource(
  a: PatternTokens,
  b: PatternTokens,
): PatternTokens | undefined {
  if (!isArnPattern(a) || !isArnPattern(b)) return commonPattern(a, b);
  const partsOfB = partsOf(b);
  const common: number[] = [];
  for (const [i, part] of partsOf(a).entries()) {
    const shared = commonPattern(part, partsOfB[i]);
    if (!shared) return undefined;
    if (i > 0) common.push(COLON);
    common.push(...shared);
  }
  return common;
}
