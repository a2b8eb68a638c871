/**
 * A pattern as code units, with two negative numbers for the wildcards. Keeping wildcards apart from characters lets
 * a substituted policy variable, or `${*}`, contribute a literal `*`.
 */
export type PatternTokens = readonly number[];

export const ANY_SEQUENCE = -1;
export const ANY_CHARACTER = -2;

const ASTERISK = 42;
const QUESTION_MARK = 63;

/** Tells whether a whole string matches. */
export type Matcher = (value: string) => boolean;

/** Reads `*` and `?` as wildcards. */
export function wildcardTokens(pattern: string): number[] {
  return Array.from({ length: pattern.length }, (_, i) => {
    const unit = pattern.charCodeAt(i);
    if (unit === ASTERISK) return ANY_SEQUENCE;
    return unit === QUESTION_MARK ? ANY_CHARACTER : unit;
  });
}

/** Reads every character as itself. */
export function literalTokens(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** True when the pattern can match one string only. */
export function isLiteral(tokens: PatternTokens): boolean {
  return tokens.every(token => token >= 0);
}

/**
 * Compiles a wildcard pattern. Linear in the common cases, at worst length of pattern times length of value: never
 * exponential, whatever the policy holds.
 */
export function compileGlob(tokens: PatternTokens): Matcher {
  const firstWildcard = tokens.findIndex(token => token < 0);
  if (firstWildcard === -1) {
    const text = textOf(tokens);
    return value => value === text;
  }
  const onlyTrailingStar =
    firstWildcard === tokens.length - 1 &&
    tokens[firstWildcard] === ANY_SEQUENCE;
  if (onlyTrailingStar) {
    const prefix = textOf(tokens.slice(0, -1));
    return prefix === '' ? () => true : value => value.startsWith(prefix);
  }
  return value => matchTokens(tokens, value);
}

/** The text of a pattern without wildcards. */
export function textOf(tokens: PatternTokens): string {
  return tokens.map(token => String.fromCharCode(token)).join('');
}

function matchTokens(tokens: PatternTokens, value: string): boolean {
  let t = 0;
  let v = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (v < value.length) {
    const token = t < tokens.length ? tokens[t] : undefined;
    if (token === ANY_SEQUENCE) {
      starAt = t;
      resumeAt = v;
      t += 1;
    } else if (token === ANY_CHARACTER || token === value.charCodeAt(v)) {
      t += 1;
      v += 1;
    } else if (starAt !== -1) {
      // Let the latest star swallow one character more; earlier stars need no second try.
      resumeAt += 1;
      v = resumeAt;
      t = starAt + 1;
    } else {
      return false;
    }
  }
  while (t < tokens.length && tokens[t] === ANY_SEQUENCE) t += 1;
  return t === tokens.length;
}
