import { PolicyVersion } from '../policy/types';
import { PatternTokens, literalTokens, wildcardTokens } from './glob';

/**
 * A pattern that may contain policy variables, cut at them.
 * Source of the rules: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export type Template = readonly TemplatePart[];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly key: string;
      readonly fallback?: string;
    };

/** Resolves a condition key to its single value; undefined when absent or multivalued. */
export type VariableLookup = (key: string) => string | undefined;

const PLACEHOLDER = /\$\{([^{}]*)\}/g;
const VARIABLE = /^\s*([A-Za-z0-9_.\-]+:[^,']*?)\s*(?:,\s*'([^']*)'\s*)?$/;
const ESCAPES = ['*', '?', '$'];

/** Cuts a pattern at its variables. Only version `2012-10-17` has variables; elsewhere `${...}` is plain text. */
export function parseTemplate(
  pattern: string,
  version: PolicyVersion,
): Template {
  if (version === '2008-10-17' || !pattern.includes('${')) {
    return [{ kind: 'text', text: pattern }];
  }
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of pattern.matchAll(PLACEHOLDER)) {
    const part = placeholder(match[1]);
    if (part) {
      parts.push({ kind: 'text', text: pattern.slice(from, match.index) });
      parts.push(part);
      from = match.index + match[0].length;
    }
  }
  parts.push({ kind: 'text', text: pattern.slice(from) });
  return parts.filter(part => part.kind !== 'text' || part.text !== '');
}

function placeholder(inner: string): TemplatePart | undefined {
  if (ESCAPES.includes(inner)) return { kind: 'literal', text: inner };
  const match = VARIABLE.exec(inner);
  if (!match) return undefined;
  return { kind: 'variable', key: match[1], fallback: match[2] };
}

/** True when the template needs a request to become a pattern. */
export function hasVariables(template: Template): boolean {
  return template.some(part => part.kind === 'variable');
}

/**
 * Substitutes the variables. Substituted text is literal: a `*` in a tag value is no wildcard.
 *
 * @returns undefined when a variable has neither a value nor a default; such a pattern matches nothing.
 */
export function resolveTemplate(
  template: Template,
  lookup: VariableLookup,
  wildcards: boolean,
): PatternTokens | undefined {
  let tokens: number[] = [];
  for (const part of template) {
    if (part.kind === 'text') {
      tokens = tokens.concat(
        wildcards ? wildcardTokens(part.text) : literalTokens(part.text),
      );
    } else if (part.kind === 'literal') {
      tokens = tokens.concat(literalTokens(part.text));
    } else {
      const value = lookup(part.key) ?? part.fallback;
      if (value === undefined) return undefined;
      tokens = tokens.concat(literalTokens(value));
    }
  }
  return tokens;
}
