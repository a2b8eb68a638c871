import { PatternTokens, wildcardTokens } from './glob';
import { patternCovers } from './patternCovers';
import { exampleOf } from './patternText';

/** An action pattern in the one form in which actions are compared: they are not case-sensitive. */
export function actionTokens(pattern: string): PatternTokens {
  return wildcardTokens(pattern.toLowerCase());
}

/** Tells whether one action pattern covers another. */
export function actionCovers(broad: string, narrow: string): boolean {
  return patternCovers(actionTokens(broad), actionTokens(narrow));
}

/** An action, in lower case, that the pattern matches and hardly any narrower one. */
export function actionExample(tokens: PatternTokens): string {
  const example = exampleOf(tokens);
  return example.includes(':') ? example : 'any:other';
}
