import { ANY_CHARACTER, ANY_SEQUENCE, PatternTokens } from './glob';

/** What a wildcard stands for in an example: a text that no policy is likely to name. */
export const EXAMPLE = 'any-other';

/** A text that the pattern matches, and hardly any narrower one. */
export function exampleOf(tokens: PatternTokens): string {
  return render(tokens, EXAMPLE, 'x');
}

/** The pattern as one would write it. */
export function patternText(tokens: PatternTokens): string {
  return render(tokens, '*', '?');
}

function render(
  tokens: PatternTokens,
  sequence: string,
  character: string,
): string {
  return tokens
    .map(token => {
      if (token === ANY_SEQUENCE) return sequence;
      return token === ANY_CHARACTER ? character : String.fromCharCode(token);
    })
    .join('');
}
