import { ConditionDocument, StatementCondition } from '../policy/types';

/** The lines of a condition block, each with its values as texts. */
export function conditionLines(
  conditions: ConditionDocument | undefined,
): StatementCondition[] {
  return Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: [values].flat().map(String),
    })),
  );
}

/** A condition line as people read it. */
export function describeCondition({
  operator,
  key,
  values,
}: StatementCondition): string {
  return `${operator} ${key} ${values.join(' or ')}`;
}

/** One text for condition blocks that mean the same: order, case of keys and lists of one do not matter. */
export function conditionsKey(lines: readonly StatementCondition[]): string {
  return lines
    .map(({ operator, key, values }) =>
      JSON.stringify([operator, key.toLowerCase(), [...values].sort()]),
    )
    .sort()
    .join();
}
