import { parseOperator } from '../conditions/operators';
import {
  canonicalBase64,
  parseAddressRange,
  parseBoolean,
  parseDate,
  parseNumber,
} from '../conditions/values';
import type { OperatorFamily, ParsedOperator } from '../conditions/operators';
import { Policy, Statement, StatementCondition } from '../policy/types';
import { conditionPath } from './elements';
import { ActionKnowledge } from './knowledge';
import { Detection } from './types';

/** What a value must look like for an operator ever to match it. */
const VALUE_TESTS: Readonly<
  Partial<Record<OperatorFamily, (value: string) => boolean>>
> = {
  numeric: value => parseNumber(value) !== undefined,
  date: value => parseDate(value) !== undefined,
  boolean: value => value.includes('${') || parseBoolean(value) !== undefined,
  null: value => parseBoolean(value) !== undefined,
  binary: value => canonicalBase64(value) !== undefined,
  'ip-address': value => parseAddressRange(value) !== undefined,
  arn: value =>
    value === '*' || value.includes('${') || value.split(':').length >= 6,
};

/** Global keys with several values; all other `aws:` keys have one. */
const MULTIVALUED_GLOBAL_KEYS: readonly string[] = [
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:tagkeys',
];

/** Finds conditions that do not do what they seem to. */
export function detectConditionMisuse(
  policy: Policy,
  knowledge?: ActionKnowledge,
): Detection[] {
  return policy.statements.flatMap(statement =>
    statement.conditions.flatMap(condition => {
      const operator = parseOperator(condition.operator);
      return operator
        ? misuseOf(statement, condition, operator, knowledge)
        : [];
    }),
  );
}

function misuseOf(
  statement: Statement,
  condition: StatementCondition,
  operator: ParsedOperator,
  knowledge: ActionKnowledge | undefined,
): Detection[] {
  const { key, values } = condition;
  const found: Detection[] = [];
  const report = (rule: Detection['rule'], evidence: string) =>
    found.push({
      rule,
      evidence,
      statementIndex: statement.index,
      element: conditionPath(condition.operator, key),
    });
  const test = VALUE_TESTS[operator.definition.family];
  const wrong = test ? values.filter(value => !test(value)) : [];
  if (wrong.length > 0) {
    report(
      'condition-type-mismatch',
      `${condition.operator} with ${wrong.map(v => `"${v}"`).join(', ')}`,
    );
  }
  if (comparesWildcardsLiterally(operator, values)) {
    report('wildcard-without-like', `${condition.operator} "${key}"`);
  }
  if (operator.set && isMultivalued(key, knowledge) === false) {
    report('set-operator-on-single-value', `${condition.operator} "${key}"`);
  } else if (
    operator.set === 'ForAllValues' &&
    statement.effect === 'Allow' &&
    !requiresPresence(statement, key)
  ) {
    report('for-all-values-allow', `${condition.operator} "${key}"`);
  }
  return found;
}

function comparesWildcardsLiterally(
  { definition }: ParsedOperator,
  values: readonly string[],
): boolean {
  return (
    definition.family === 'string' &&
    definition.takes === 'pattern' &&
    !definition.wildcards &&
    values.some(value => /[*?]/.test(value.replace(/\$\{[^}]*\}/g, '')))
  );
}

function isMultivalued(
  key: string,
  knowledge: ActionKnowledge | undefined,
): boolean | undefined {
  const lower = key.toLowerCase();
  if (lower.startsWith('aws:')) return MULTIVALUED_GLOBAL_KEYS.includes(lower);
  return knowledge?.isMultivalued?.(key);
}

function requiresPresence({ conditions }: Statement, key: string): boolean {
  return conditions.some(
    other =>
      other.key.toLowerCase() === key.toLowerCase() &&
      ((other.operator === 'Null' && other.values.includes('false')) ||
        other.operator.startsWith('ForAnyValue:')),
  );
}
