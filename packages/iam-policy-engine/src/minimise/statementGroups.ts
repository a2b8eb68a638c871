import { conditionLines, conditionsKey } from '../needs/conditionLines';
import { AccessNeed } from '../needs/types';
import { ConditionDocument } from '../policy/types';

/** What becomes one statement. */
export interface StatementGroup {
  /** Service prefix in lower case. */
  readonly service: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: ConditionDocument;
}

/** Compares by code unit, so that the order is the same everywhere. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The service of an action; actions of all services have `*`. */
export function serviceOfAction(action: string): string {
  return action.includes(':') ? action.split(':')[0].toLowerCase() : '*';
}

const sorted = (texts: Iterable<string>): string[] => [...texts].sort(byText);

/** Actions in any case are the same; the spelling given first stays. */
function distinctActions(needs: readonly AccessNeed[]): string[] {
  const byLowerCase = new Map<string, string>();
  for (const { action } of needs) {
    const lower = action.toLowerCase();
    if (!byLowerCase.has(lower)) byLowerCase.set(lower, action);
  }
  return sorted(byLowerCase.values());
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * Puts needs into statements: actions of one service on one resource under the same conditions together, then resources
 * on which the same actions are needed.
 */
export function groupNeeds(needs: readonly AccessNeed[]): StatementGroup[] {
  const perResource = groupBy(needs, need =>
    JSON.stringify([
      serviceOfAction(need.action),
      conditionsKey(conditionLines(need.conditions)),
      need.resource,
    ]),
  ).map(group => ({
    service: serviceOfAction(group[0].action),
    actions: distinctActions(group),
    resource: group[0].resource,
    conditions: group[0].conditions,
  }));
  return groupBy(perResource, ({ service, actions, conditions }) =>
    JSON.stringify([
      service,
      actions.map(action => action.toLowerCase()),
      conditionsKey(conditionLines(conditions)),
    ]),
  )
    .map(group => ({
      service: group[0].service,
      actions: group[0].actions,
      resources: sorted(group.map(({ resource }) => resource)),
      conditions: group[0].conditions,
    }))
    .sort((a, b) => byText(groupKey(a), groupKey(b)));
}

/** Tells statements apart, whatever else the policy holds. */
export function groupKey({
  service,
  resources,
  actions,
  conditions,
}: StatementGroup): string {
  return JSON.stringify([
    service,
    resources,
    actions.map(action => action.toLowerCase()),
    conditionsKey(conditionLines(conditions)),
  ]);
}
