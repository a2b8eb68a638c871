import type { BinaryOperator, Expression } from '../ast/types';

/** How tightly operators bind; all but `^` group from the left. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};

const UNARY = 7;
const PRIMARY = 8;

/** How tightly an expression holds together: it needs parentheses where more is demanded. */
export function tightness(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return PRECEDENCE[expression.operator];
    case 'unary':
      return UNARY;
    default:
      return PRIMARY;
  }
}

/** What the operands of a binary operator need not to be put in parentheses. */
export function operandTightness(operator: BinaryOperator): {
  readonly left: number;
  readonly right: number;
} {
  const own = PRECEDENCE[operator];
  return operator === '^'
    ? { left: own + 1, right: own }
    : { left: own, right: own + 1 };
}

/** For the operand of a unary operator. */
export const UNARY_OPERAND = UNARY;
/** For what is accessed, indexed or called. */
export const TARGET = PRIMARY;
