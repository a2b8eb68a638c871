import {
  ANY_SEQUENCE,
  Matcher,
  PatternTokens,
  compileGlob,
  literalTokens,
} from './glob';
import { ArnParts, splitArn } from './arn';

const COLON = 58;
/** How many parts an ARN has. */
export const PARTS = 6;

/** Tells whether an ARN, given whole and in parts, matches. */
export type ArnMatcher = (arn: string, parts: ArnParts | undefined) => boolean;

/** Cuts at the first five colons, so that the resource part keeps its own. */
export function splitTokens(tokens: PatternTokens): PatternTokens[] {
  const segments: PatternTokens[] = [];
  let from = 0;
  while (segments.length < PARTS - 1) {
    const colon = tokens.indexOf(COLON, from);
    if (colon === -1) break;
    segments.push(tokens.slice(from, colon));
    from = colon + 1;
  }
  segments.push(tokens.slice(from));
  return segments;
}

const ARN_PREFIX = literalTokens('arn:');

/** True when the pattern is compared part by part. */
export function isArnPattern(tokens: PatternTokens): boolean {
  return ARN_PREFIX.every((unit, i) => tokens[i] === unit);
}

function compileSegments(segments: readonly PatternTokens[]): ArnMatcher {
  const globs: readonly Matcher[] = segments.map(compileGlob);
  return (_arn, parts) =>
    parts !== undefined && globs.every((glob, i) => glob(parts[i]));
}

/**
 * Compiles a pattern of the ARN condition operators: each of the six parts is compared by itself, so a wildcard never
 * spans a colon outside the resource part.
 */
export function compileArnPattern(tokens: PatternTokens): Matcher {
  const segments = splitTokens(tokens);
  if (segments.length < PARTS) {
    const isAnything = tokens.length === 1 && tokens[0] === ANY_SEQUENCE;
    return isAnything ? value => splitArn(value) !== undefined : () => false;
  }
  const matches = compileSegments(segments);
  return value => matches(value, splitArn(value));
}

/**
 * Compiles a pattern of the `Resource` element. ARNs are compared part by part; an ARN with fewer than six parts is
 * completed with `*`, as IAM does. A pattern that is no ARN is compared as a whole.
 */
export function compileResourcePattern(tokens: PatternTokens): ArnMatcher {
  if (!isArnPattern(tokens)) {
    const glob = compileGlob(tokens);
    return arn => glob(arn);
  }
  // Parts that an incomplete ARN lacks are not compared, which is what completing them with `*` means.
  return compileSegments(splitTokens(tokens));
}
