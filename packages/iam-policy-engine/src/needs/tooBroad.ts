import { PatternTokens, wildcardTokens } from '../matching/glob';
import { actionCovers } from '../matching/actionPattern';
import { patternText } from '../matching/patternText';
import { commonResource, resourceCovers } from '../matching/resourcePattern';
import { VariableLookup } from '../matching/template';
import { ConditionDocument, StatementCondition } from '../policy/types';
import {
  ANY_ROLE,
  Placed,
  knownVariables,
  lowerCaseKeys,
  placedStatements,
} from '../probes/probe';
import { BroadAccess, NeedComparisonInput } from './comparison';
import {
  conditionLines,
  conditionsKey,
  describeCondition,
} from './conditionLines';
import {
  ActionEntry,
  ResourceEntry,
  actionEntries,
  neededResource,
  resourceEntries,
  servedNeeds,
} from './servedNeeds';
import { AccessNeed } from './types';

type Suggestion = Pick<
  BroadAccess,
  'element' | 'current' | 'suggested' | 'condition'
>;

/** Finds what identity policies could say more narrowly and still serve the same needs. */
export function findTooBroad({
  needs,
  policies: { identity },
  principal = ANY_ROLE,
  context,
}: NeedComparisonInput): BroadAccess[] {
  const known = knownVariables(principal, lowerCaseKeys(context));
  return placedStatements({ identity })
    .filter(({ statement }) => statement.effect === 'Allow')
    .flatMap(placed => broadIn(placed, needs, known));
}

function broadIn(
  placed: Placed,
  needs: readonly AccessNeed[],
  known: VariableLookup,
): BroadAccess[] {
  const { policy, statement } = placed;
  const resources = resourceEntries(placed, known);
  const grouped = new Map<string, BroadAccess>();
  for (const entry of actionEntries(statement)) {
    const served = servedNeeds(entry, resources, needs, known);
    if (served.length === 0) continue;
    const suggestions = [
      narrowerActions(placed, entry, served),
      narrowerResources(placed, resources, served, known),
      narrowerConditions(placed, served),
    ];
    for (const suggestion of suggestions) {
      if (!suggestion) continue;
      const key = `${suggestion.element} ${suggestion.suggested.join('\n')}`;
      const actions = [...(grouped.get(key)?.actions ?? []), entry.text];
      grouped.set(key, {
        policy: { id: policy.id, arn: policy.arn, type: policy.type },
        statement: { index: statement.index, sid: statement.sid },
        actions,
        ...suggestion,
        // Each entry of `Action` that could be narrower stands for itself.
        ...(suggestion.element === 'Action' && { current: actions }),
      });
    }
  }
  return [...grouped.values()];
}

const distinct = (texts: Iterable<string>): string[] =>
  [...new Set(texts)].sort();

function narrowerActions(
  { statement }: Placed,
  { text }: ActionEntry,
  served: readonly AccessNeed[],
): Suggestion | undefined {
  const isAsBroadAsNeeded =
    !statement.action.negated &&
    served.some(({ action }) => actionCovers(action, text));
  if (isAsBroadAsNeeded) return undefined;
  return {
    element: 'Action',
    current: [text],
    suggested: distinct(served.map(({ action }) => action)),
  };
}

function narrowerResources(
  { statement }: Placed,
  resources: readonly ResourceEntry[],
  served: readonly AccessNeed[],
  known: VariableLookup,
): Suggestion | undefined {
  const needed = served.map(need => neededResource(need, known));
  const isNeeded = ({ tokens, certain }: ResourceEntry) =>
    needed.some(
      pattern =>
        resourceCovers(pattern, tokens) ||
        (!certain && commonResource(tokens, pattern) !== undefined),
    );
  const negated = statement.resource?.negated ?? false;
  if (!negated && resources.every(isNeeded)) return undefined;
  const suggested = resources.flatMap(entry =>
    isNeeded(entry) && !negated
      ? [entry.text]
      : needed.flatMap(pattern => {
          const shared = commonResource(entry.tokens, pattern);
          return shared ? patternText(shared) : [];
        }),
  );
  return {
    element: 'Resource',
    current: negated
      ? [`NotResource ${statement.resource?.patterns.join(', ')}`]
      : resources.map(({ text }) => text),
    suggested: withoutCovered(distinct(suggested)),
  };
}

function withoutCovered(patterns: readonly string[]): string[] {
  const tokens: readonly PatternTokens[] = patterns.map(wildcardTokens);
  return patterns.filter(
    (_, i) =>
      !tokens.some((other, j) => i !== j && resourceCovers(other, tokens[i])),
  );
}

/** Lines that all needs promise, on keys of which the statement demands nothing. */
function narrowerConditions(
  { statement }: Placed,
  served: readonly AccessNeed[],
): Suggestion | undefined {
  const [first, ...others] = served.map(({ conditions }) =>
    conditionLines(conditions),
  );
  const demanded = statement.conditions.map(({ key }) => key.toLowerCase());
  const lines = first.filter(
    line =>
      !demanded.includes(line.key.toLowerCase()) &&
      others.every(other =>
        other.some(each => conditionsKey([each]) === conditionsKey([line])),
      ),
  );
  if (lines.length === 0) return undefined;
  return {
    element: 'Condition',
    current: statement.conditions.map(describeCondition),
    suggested: lines.map(describeCondition),
    condition: documentOf(lines),
  };
}

function documentOf(lines: readonly StatementCondition[]): ConditionDocument {
  const document: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of lines) {
    document[operator] = { ...document[operator], [key]: values };
  }
  return document;
}
