import type { Expression } from '../ast/types';
import type { ValueType } from '../schema/types';
import { expressionType } from './expressionType';
import { References, itemType, namesOf } from './references';

/** Reports a value that is not of its type. */
export type ReportType = (
  expression: Expression,
  message: string,
  expected: string,
) => void;

/** Source: Go, time.ParseDuration. */
const DURATION =
  /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w|y))+)$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Checks a value against the type of what it is given to; what cannot be told is taken to be right. */
export function checkValue(
  expression: Expression,
  type: ValueType,
  references: References,
  report: ReportType,
): void {
  const isList = type.startsWith('list(');
  const isMap = type.startsWith('map(');
  const inner = itemType(type);
  if (expression.kind === 'null') return;
  if (expression.kind === 'array') {
    if (!isList || !inner) report(expression, 'is a list', nameOf(type));
    else {
      expression.items.forEach(item =>
        checkValue(item, inner, references, report),
      );
    }
    return;
  }
  if (expression.kind === 'object') {
    if (!isMap || !inner) report(expression, 'is an object', nameOf(type));
    else {
      expression.fields.forEach(({ value }) =>
        checkValue(value, inner, references, report),
      );
    }
    return;
  }
  if (isConcat(expression)) {
    expression.args.forEach(arg => checkValue(arg, type, references, report));
    return;
  }
  checkScalar(expression, type, expressionType(expression, references), report);
}

function isConcat(
  expression: Expression,
): expression is Extract<Expression, { kind: 'call' }> {
  if (expression.kind !== 'call') return false;
  const name = namesOf(expression.callee)?.join('.');
  return name === 'array.concat' || name === 'concat';
}

function checkScalar(
  expression: Expression,
  type: ValueType,
  actual: ValueType | undefined,
  report: ReportType,
): void {
  if (actual === undefined || actual === type) return;
  if (expression.kind === 'string' && type === 'duration') {
    if (!DURATION.test(expression.value)) {
      report(expression, 'is no duration', 'a duration such as "60s" or "5m"');
    }
    return;
  }
  if (expression.kind === 'string' && type === 'number') {
    if (NUMBER.test(expression.value)) return;
  } else if (isConvertible(actual, type)) return;
  report(
    expression,
    `is of type ${actual}`,
    actual === 'secret' && type === 'string'
      ? 'a string; convert.nonsensitive makes one of a secret'
      : nameOf(type),
  );
}

/** Source: Grafana Alloy, "Types and values". */
function isConvertible(actual: ValueType, type: ValueType): boolean {
  switch (type) {
    case 'string':
      return actual === 'number' || actual === 'string or secret';
    case 'secret':
    case 'string or secret':
      return ['string', 'secret', 'string or secret', 'number'].includes(
        actual,
      );
    case 'duration':
      return actual === 'string';
    default:
      return false;
  }
}

function nameOf(type: ValueType): string {
  return `a value of type ${type}`;
}
