import { actionExample, actionTokens } from '../matching/actionPattern';
import { commonPattern } from '../matching/commonPattern';
import { PatternTokens, isLiteral } from '../matching/glob';
import { exampleOf } from '../matching/patternText';
import { commonResource } from '../matching/resourcePattern';
import { VariableLookup } from '../matching/template';
import { Placed } from './probe';
import { resolvePattern } from './resolvePattern';

/**
 * Actions that stand for a pattern: one that no statement names, and one for each pattern of a statement that overlaps
 * with it.
 */
export function actionExamples(
  pattern: string,
  placed: readonly Placed[],
): string[] {
  const tokens = actionTokens(pattern);
  if (isLiteral(tokens)) return [pattern];
  const shared = placed
    .flatMap(({ statement }) => statement.action.patterns)
    .map(other => commonPattern(tokens, actionTokens(other)));
  return examplesOf([tokens, ...shared], actionExample);
}

/** Resources that stand for a pattern, likewise. */
export function resourceExamples(
  tokens: PatternTokens,
  placed: readonly Placed[],
  known: VariableLookup,
): string[] {
  if (isLiteral(tokens)) return examplesOf([tokens]);
  const shared = placed.flatMap(({ policy, statement }) =>
    (statement.resource?.patterns ?? []).map(pattern =>
      commonResource(
        tokens,
        resolvePattern(pattern, policy.version, known).tokens,
      ),
    ),
  );
  return examplesOf([tokens, ...shared]);
}

function examplesOf(
  patterns: readonly (PatternTokens | undefined)[],
  exampleFor: (tokens: PatternTokens) => string = exampleOf,
): string[] {
  return [
    ...new Set(patterns.flatMap(tokens => (tokens ? exampleFor(tokens) : []))),
  ];
}
