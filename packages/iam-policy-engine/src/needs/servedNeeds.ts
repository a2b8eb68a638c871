import { actionTokens } from '../matching/actionPattern';
import { commonPattern } from '../matching/commonPattern';
import { ANY_SEQUENCE, PatternTokens, wildcardTokens } from '../matching/glob';
import { commonResource } from '../matching/resourcePattern';
import {
  VariableLookup,
  parseTemplate,
  resolveTemplate,
} from '../matching/template';
import { coversAction } from '../findings/elements';
import { Policy, Statement } from '../policy/types';
import { Placed } from '../probes/probe';
import { AccessNeed } from './types';

/** A `Resource` entry as far as the values of its variables are known. */
export interface ResourceEntry {
  readonly text: string;
  readonly tokens: PatternTokens;
  /** False when a variable has no known value, so that nobody can say how broad the entry is. */
  readonly certain: boolean;
}

/** The resources of a statement; for `NotResource`, anything. */
export function resourceEntries(
  { policy, statement }: Placed,
  known: VariableLookup,
): ResourceEntry[] {
  const { resource } = statement;
  if (!resource || resource.negated) {
    return [{ text: '*', tokens: [ANY_SEQUENCE], certain: true }];
  }
  return resource.patterns.map(text => resourceEntry(text, policy, known));
}

function resourceEntry(
  text: string,
  { version }: Policy,
  known: VariableLookup,
): ResourceEntry {
  const template = parseTemplate(text, version);
  const exact = resolveTemplate(template, known, true);
  if (exact) return { text, tokens: exact, certain: true };
  const tokens = template.flatMap(part => {
    if (part.kind === 'text') return wildcardTokens(part.text);
    return part.kind === 'variable'
      ? [ANY_SEQUENCE]
      : Array.from(part.text, char => char.charCodeAt(0));
  });
  return { text, tokens, certain: false };
}

/** Resources of a need, as patterns. */
export function neededResource(
  { resource }: AccessNeed,
  known: VariableLookup,
): PatternTokens {
  return (
    resolveTemplate(parseTemplate(resource, '2012-10-17'), known, true) ??
    wildcardTokens(resource)
  );
}

/** One entry of `Action`, or all of `NotAction`. */
export interface ActionEntry {
  readonly text: string;
  readonly index: number;
  /** Tells whether some action is covered by the entry and by the pattern. */
  readonly meets: (actionPattern: string) => boolean;
}

/** The entries of a statement's action element. */
export function actionEntries(statement: Statement): ActionEntry[] {
  const { action } = statement;
  if (action.negated) {
    return [
      {
        text: `NotAction ${action.patterns.join(', ')}`,
        index: 0,
        meets: pattern => coversAction(statement, pattern),
      },
    ];
  }
  return action.patterns.map((text, index) => {
    const tokens = actionTokens(text);
    return {
      text,
      index,
      meets: pattern =>
        commonPattern(tokens, actionTokens(pattern)) !== undefined,
    };
  });
}

/** The needs that an entry serves, if only in part. */
export function servedNeeds(
  entry: ActionEntry,
  resources: readonly ResourceEntry[],
  needs: readonly AccessNeed[],
  known: VariableLookup,
): AccessNeed[] {
  return needs.filter(
    need =>
      entry.meets(need.action) &&
      resources.some(
        ({ tokens }) =>
          commonResource(tokens, neededResource(need, known)) !== undefined,
      ),
  );
}
