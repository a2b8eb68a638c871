import type { Block, Expression } from '../ast/types';

/** A member of a table, and nothing that all objects have. */
export function own<T>(
  table: Readonly<Record<string, T>>,
  name: string,
): T | undefined {
  return Object.prototype.hasOwnProperty.call(table, name)
    ? table[name]
    : undefined;
}

/** Names of blocks from the outside to the inside. */
export function pathOf(outer: string, { name, label }: Block): string {
  const self = label === undefined ? name : `${name} "${label}"`;
  return outer === '' ? self : `${outer} > ${self}`;
}

/** The expressions directly within an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'access':
      return [expression.target];
    case 'index':
      return [expression.target, expression.index];
    case 'call':
      return [expression.callee, ...expression.args];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'array':
      return expression.items;
    case 'object':
      return expression.fields.map(({ value }) => value);
    default:
      return [];
  }
}

const SHOWN_NAMES = 12;

/** The names that are there, those that begin alike first. */
export function nearest(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'nothing of the kind';
  const likeness = (candidate: string) => {
    let length = 0;
    while (length < name.length && candidate[length] === name[length]) {
      length += 1;
    }
    return length;
  };
  const names = [...known].sort((a, b) => likeness(b) - likeness(a));
  return `one of ${names.slice(0, SHOWN_NAMES).join(', ')}`;
}
