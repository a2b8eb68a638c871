import { parseOperator } from '../conditions/operators';
import { RequestContext } from '../evaluation/types';
import { EXAMPLE } from '../matching/patternText';
import { VariableLookup } from '../matching/template';
import { PolicyVersion, StatementCondition } from '../policy/types';
import { ConditionReading, contextWith } from './conditionValues';

const isFalse = (values: readonly string[]): boolean =>
  values.some(value => value.trim().toLowerCase() === 'false');

/**
 * Condition keys, in lower case, with which the conditions hold. A key that no condition asks for is left out, and so
 * is one whose absence satisfies them.
 */
export function satisfyingContext(
  conditions: readonly StatementCondition[],
  version: PolicyVersion,
  known: VariableLookup = () => undefined,
): RequestContext {
  const reading = { version, known };
  // Presence alone comes first, so that a condition on the value has the last word.
  return Object.assign(
    {},
    ...conditions.map(presenceOf),
    ...conditions.map(condition => valueFor(condition, reading)),
  );
}

/**
 * Condition keys, in lower case, with which conditions that hold for most requests - negated ones, and those on
 * absence - do not hold: how a request escapes a Deny.
 */
export function escapingContext(
  conditions: readonly StatementCondition[],
  version: PolicyVersion,
  known: VariableLookup = () => undefined,
): RequestContext {
  return Object.assign(
    {},
    ...conditions.map(condition => valueAgainst(condition, { version, known })),
  );
}

function presenceOf({
  operator,
  key,
  values,
}: StatementCondition): RequestContext {
  const mustExist = operator === 'Null' && isFalse(values);
  return mustExist ? { [key.toLowerCase()]: EXAMPLE } : {};
}

function valueFor(
  condition: StatementCondition,
  reading: ConditionReading,
): RequestContext {
  const operator = parseOperator(condition.operator);
  const [value] = condition.values;
  if (!operator || value === undefined) return {};
  const { definition, ifExists } = operator;
  const absenceSuffices = definition.negated || ifExists;
  if (absenceSuffices || definition.family === 'null') return {};
  return contextWith(operator, condition.key, value, reading);
}

function valueAgainst(
  condition: StatementCondition,
  reading: ConditionReading,
): RequestContext {
  const operator = parseOperator(condition.operator);
  const [value] = condition.values;
  if (!operator || value === undefined) return {};
  const { definition, ifExists } = operator;
  const key = condition.key.toLowerCase();
  if (definition.family === 'null') {
    return isFalse(condition.values) ? {} : { [key]: EXAMPLE };
  }
  if (definition.family === 'boolean' && ifExists) {
    return { [key]: String(isFalse(condition.values)) };
  }
  return definition.negated
    ? contextWith(operator, condition.key, value, reading)
    : {};
}
