import { actionCovers } from '../matching/actionPattern';
import { wildcardTokens } from '../matching/glob';
import { resourceCovers } from '../matching/resourcePattern';
import { conditionLines, conditionsKey } from '../needs/conditionLines';
import { parseNeeds } from '../needs/parseNeeds';
import { AccessNeed } from '../needs/types';
import {
  ConditionDocument,
  PolicyDocument,
  StatementDocument,
} from '../policy/types';
import { essentialNeeds } from './needCoverage';
import { sidsOf } from './sids';
import { StatementGroup, byText, groupNeeds } from './statementGroups';
import { MinimalPolicy, MinimalPolicyOptions } from './types';

/**
 * Generates the identity policy that allows what is needed and nothing else. The same needs give the same text, in
 * whatever order they come.
 *
 * Needs that others include are left out; the rest is grouped by service and resource. A wildcard is in the policy only
 * where a need has it.
 *
 * @param needs - at least one
 * @throws {@link NeedsParseError} when a need is no need
 * @public
 */
export function minimalPolicy(
  needs: readonly AccessNeed[],
  options: MinimalPolicyOptions = {},
): MinimalPolicy {
  const checked = parseNeeds(needs);
  const inOrder = [...checked].sort(
    (a, b) =>
      byText(a.action, b.action) ||
      byText(a.resource, b.resource) ||
      byText(conditionsText(a), conditionsText(b)),
  );
  const groups = groupNeeds(essentialNeeds(inOrder));
  const sids = sidsOf(groups, options.sidPrefix);
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: groups.map((group, i) => statementOf(group, sids[i])),
  };
  return {
    document,
    reasons: groups.map((group, i) => ({
      sid: sids[i],
      needs: checked.filter(need => serves(group, need)),
    })),
    size: JSON.stringify(document).replace(/\s/g, '').length,
  };
}

function conditionsText({ conditions }: AccessNeed): string {
  return conditionsKey(conditionLines(conditions));
}

function statementOf(
  { actions, resources, conditions }: StatementGroup,
  sid: string,
): StatementDocument {
  const condition = sortedConditions(conditions);
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
    ...(condition && { Condition: condition }),
  };
}

/** A single value is written without a list, as AWS's own policies do. */
function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0] : values;
}

/** Conditions in one order, whatever the order of the need's. */
function sortedConditions(
  conditions: ConditionDocument | undefined,
): ConditionDocument | undefined {
  const lines = conditionLines(conditions).sort((a, b) =>
    byText(`${a.operator} ${a.key}`, `${b.operator} ${b.key}`),
  );
  if (lines.length === 0) return undefined;
  const document: Record<
    string,
    Record<string, string | readonly string[]>
  > = {};
  for (const { operator, key, values } of lines) {
    document[operator] = {
      ...document[operator],
      [key]: oneOrMany([...values].sort(byText)),
    };
  }
  return document;
}

function serves(group: StatementGroup, need: AccessNeed): boolean {
  const lines = conditionLines(group.conditions);
  return (
    group.actions.some(action => actionCovers(action, need.action)) &&
    group.resources.some(resource =>
      resourceCovers(wildcardTokens(resource), wildcardTokens(need.resource)),
    ) &&
    (lines.length === 0 || conditionsKey(lines) === conditionsText(need))
  );
}
