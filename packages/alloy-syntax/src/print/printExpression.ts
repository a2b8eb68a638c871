import type { Expression, ObjectField } from '../ast/types';
import { AlloyPrintError } from '../errors';
import { isIdentifier } from '../identifier';
import { aligned } from './aligned';
import {
  TARGET,
  UNARY_OPERAND,
  operandTightness,
  tightness,
} from './precedence';
import { canBeRaw, quote, quoteKey } from './quote';

const MAX_WIDTH = 100;

/** Where an expression stands: behind so many tabs, or where everything has to be on one line. */
type Layout = number | 'one-line';

/** The text of an expression; `depth` is how many tabs its line begins with. */
export function printExpression(expression: Expression, depth: number): string {
  return print(expression, depth);
}

function print(expression: Expression, layout: Layout): string {
  switch (expression.kind) {
    case 'string':
      return expression.raw && canBeRaw(expression.value)
        ? `\`${expression.value}\``
        : quote(expression.value);
    case 'number':
      return numberText(expression.text);
    case 'bool':
      return String(expression.value);
    case 'null':
      return 'null';
    case 'identifier':
      return identifierText(expression.name);
    case 'array':
      return printArray(expression.items, layout);
    case 'object':
      return printObject(expression.fields, layout);
    default:
      return printOperation(expression, layout);
  }
}

type Operation = Extract<
  Expression,
  { kind: 'access' | 'index' | 'call' | 'unary' | 'binary' }
>;

function printOperation(expression: Operation, layout: Layout): string {
  switch (expression.kind) {
    case 'access': {
      const target = operand(expression.target, TARGET, layout);
      return `${target}.${identifierText(expression.name)}`;
    }
    case 'index': {
      const target = operand(expression.target, TARGET, layout);
      return `${target}[${print(expression.index, layout)}]`;
    }
    case 'call': {
      const callee = operand(expression.callee, TARGET, layout);
      const args = expression.args.map(arg => print(arg, layout));
      return `${callee}(${args.join(', ')})`;
    }
    case 'unary': {
      const value = operand(expression.operand, UNARY_OPERAND, layout);
      return `${expression.operator}${value}`;
    }
    default: {
      const needed = operandTightness(expression.operator);
      const left = operand(expression.left, needed.left, layout);
      const right = operand(expression.right, needed.right, layout);
      return `${left} ${expression.operator} ${right}`;
    }
  }
}

function operand(
  expression: Expression,
  needed: number,
  layout: Layout,
): string {
  const text = print(expression, layout);
  // A dot behind a number would be taken for its fraction.
  const isBare =
    tightness(expression) >= needed &&
    !(needed === TARGET && expression.kind === 'number');
  return isBare ? text : `(${text})`;
}

function numberText(text: string): string {
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) {
    throw new AlloyPrintError(
      `${JSON.stringify(
        text,
      )} is no number; digits such as 15 or 1.5e3 are expected`,
    );
  }
  return text;
}

/** A name where the syntax has an identifier. */
export function identifierText(name: string): string {
  if (!isIdentifier(name)) {
    throw new AlloyPrintError(
      `${JSON.stringify(
        name.slice(0, 60),
      )} is no identifier; letters, digits and underscores are expected`,
    );
  }
  return name;
}

function printArray(items: readonly Expression[], layout: Layout): string {
  if (!items.some(spreads)) {
    const line = `[${items.map(item => print(item, 'one-line')).join(', ')}]`;
    if (layout === 'one-line' || line.length <= MAX_WIDTH) return line;
  }
  const depth = depthOf(layout);
  const tabs = '\t'.repeat(depth + 1);
  const lines = items.map(item => `${tabs}${print(item, depth + 1)},\n`);
  return `[\n${lines.join('')}${'\t'.repeat(depth)}]`;
}

function printObject(fields: readonly ObjectField[], layout: Layout): string {
  if (fields.length === 0) return '{}';
  const depth = depthOf(layout);
  const lines = aligned(
    fields.map(({ name, value }) => ({
      name: isIdentifier(name) ? name : quoteKey(name),
      value: `${print(value, depth + 1)},`,
    })),
    depth + 1,
  );
  return `{\n${lines.join('\n')}\n${'\t'.repeat(depth)}}`;
}

/** What spreads over lines is never asked to be on one. */
function depthOf(layout: Layout): number {
  return layout === 'one-line' ? 0 : layout;
}

/** Whether an expression takes several lines wherever it stands. */
function spreads(expression: Expression): boolean {
  switch (expression.kind) {
    case 'object':
      return expression.fields.length > 0;
    case 'string':
      return Boolean(expression.raw) && expression.value.includes('\n');
    case 'array':
      return expression.items.some(spreads);
    case 'access':
      return spreads(expression.target);
    case 'index':
      return spreads(expression.target) || spreads(expression.index);
    case 'call':
      return spreads(expression.callee) || expression.args.some(spreads);
    case 'unary':
      return spreads(expression.operand);
    case 'binary':
      return spreads(expression.left) || spreads(expression.right);
    default:
      return false;
  }
}
