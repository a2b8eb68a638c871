import { ParsedOperator, parseOperator } from '../conditions/operators';
import { parseDate, parseNumber } from '../conditions/values';
import { RequestContext } from '../evaluation/types';
import { EXAMPLE, exampleOf } from '../matching/patternText';
import { VariableLookup } from '../matching/template';
import { PolicyVersion, StatementCondition } from '../policy/types';
import { resolvePattern } from './resolvePattern';

/** How far a value is moved to be beyond a limit. */
const STEPS: Readonly<Record<string, number>> = {
  NumericLessThan: -1,
  NumericGreaterThan: 1,
  DateLessThan: -86_400_000,
  DateGreaterThan: 86_400_000,
};

/** What the conditions of a statement are read with. */
interface Reading {
  readonly version: PolicyVersion;
  readonly known: VariableLookup;
}

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
    ...conditions.map(condition =>
      valueAgainst(condition, { version, known }),
    ),
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

const isFalse = (values: readonly string[]): boolean =>
  values.some(value => value.trim().toLowerCase() === 'false');

function valueFor(
  condition: StatementCondition,
  reading: Reading,
): RequestContext {
  const operator = parseOperator(condition.operator);
  const [value] = condition.values;
  if (!operator || value === undefined) return {};
  const { definition, ifExists } = operator;
  const absenceSuffices = definition.negated || ifExists;
  if (absenceSuffices || definition.family === 'null') return {};
  return entry(operator, condition.key, value, reading);
}

function valueAgainst(
  condition: StatementCondition,
  reading: Reading,
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
    ? entry(operator, condition.key, value, reading)
    : {};
}

/** A value equal to the policy's, or just beyond it; with several values, the first will do. */
function entry(
  { name, definition, set }: ParsedOperator,
  key: string,
  value: string,
  { version, known }: Reading,
): RequestContext {
  const as = (text: string, assumed: RequestContext = {}): RequestContext => ({
    ...assumed,
    [key.toLowerCase()]: set ? [text] : text,
  });
  switch (definition.family) {
    case 'numeric': {
      const number = parseNumber(value);
      return number === undefined
        ? {}
        : as(STEPS[name] ? String(number + STEPS[name]) : value.trim());
    }
    case 'date': {
      const time = parseDate(value);
      return time === undefined
        ? {}
        : as(new Date(time + (STEPS[name] ?? 0)).toISOString());
    }
    case 'ip-address':
      return as(value.trim().split('/')[0]);
    case 'binary':
      return as(value);
    default: {
      const isPattern =
        definition.takes === 'pattern' && definition.wildcards === true;
      const { tokens, assumed } = resolvePattern(
        value,
        version,
        known,
        isPattern,
      );
      return as(exampleOf(tokens), assumed);
    }
  }
}
