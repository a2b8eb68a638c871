import { RequestContext } from '../evaluation/types';
import { PatternTokens } from '../matching/glob';
import { EXAMPLE } from '../matching/patternText';
import {
  VariableLookup,
  parseTemplate,
  resolveTemplate,
} from '../matching/template';
import { PolicyVersion } from '../policy/types';

/** A pattern without variables, and the values that were assumed for those nobody knew. */
export interface ResolvedPattern {
  readonly tokens: PatternTokens;
  readonly assumed: RequestContext;
}

/** Substitutes the variables of a pattern; a request that has the assumed values is one the pattern is about. */
export function resolvePattern(
  pattern: string,
  version: PolicyVersion,
  known: VariableLookup,
  wildcards = true,
): ResolvedPattern {
  const assumed: Record<string, string> = {};
  const lookup: VariableLookup = key => {
    const value = known(key);
    if (value === undefined) assumed[key.toLowerCase()] = EXAMPLE;
    return value ?? EXAMPLE;
  };
  const tokens = resolveTemplate(
    parseTemplate(pattern, version),
    lookup,
    wildcards,
  );
  return { tokens: tokens ?? [], assumed };
}
