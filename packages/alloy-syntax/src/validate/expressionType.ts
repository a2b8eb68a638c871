import type { Expression } from '../ast/types';
import type { ValueType } from '../schema/types';
import { References, itemType, namesOf } from './references';

/** The type of an expression, as far as it can be told without running it. */
export function expressionType(
  expression: Expression,
  references: References,
): ValueType | undefined {
  switch (expression.kind) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'bool':
      return 'bool';
    case 'identifier':
    case 'access': {
      const names = namesOf(expression);
      const found = names && references.resolve(names);
      return found?.kind === 'value' ? found.type : undefined;
    }
    case 'index':
      return itemType(expressionType(expression.target, references));
    case 'call':
      return expressionType(expression.callee, references);
    case 'unary':
      return expression.operator === '!' ? 'bool' : 'number';
    case 'binary':
      return binaryType(expression, references);
    default:
      return undefined;
  }
}

const LOGICAL = ['||', '&&', '==', '!=', '<', '<=', '>', '>='];

function binaryType(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  references: References,
): ValueType | undefined {
  if (LOGICAL.includes(operator)) return 'bool';
  if (operator !== '+') return 'number';
  const types = [left, right].map(side => expressionType(side, references));
  return types[0] === types[1] ? types[0] : undefined;
}
