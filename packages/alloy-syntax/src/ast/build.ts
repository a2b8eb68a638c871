import type {
  AlloyFile,
  Attribute,
  Block,
  Comment,
  Expression,
  Statement,
} from './types';

/**
 * What {@link toExpression} takes: plain data, with expressions anywhere in it.
 *
 * @public
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly Value[];

/**
 * Plain data as an expression.
 *
 * @throws RangeError for a number that is not finite
 * @public
 */
export function toExpression(value: Value): Expression {
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value === 'number') return numberExpression(value);
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (value === null) return { kind: 'null' };
  return isList(value)
    ? { kind: 'array', items: value.map(toExpression) }
    : value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function numberExpression(value: number): Expression {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${value} is no number of Alloy's syntax`);
  }
  const digits: Expression = { kind: 'number', text: String(Math.abs(value)) };
  return value < 0 ? { kind: 'unary', operator: '-', operand: digits } : digits;
}

/**
 * An object expression, members in the order given.
 *
 * @public
 */
export function object(fields: Readonly<Record<string, Value>>): Expression {
  return {
    kind: 'object',
    fields: Object.entries(fields).map(([name, value]) => ({
      name,
      value: toExpression(value),
    })),
  };
}

/**
 * A reference such as `prometheus.remote_write.default.receiver`.
 *
 * @public
 */
export function reference(path: string): Expression {
  const [first, ...rest] = path.split('.');
  return rest.reduce<Expression>(
    (target, name) => ({ kind: 'access', target, name }),
    { kind: 'identifier', name: first },
  );
}

/**
 * A call of a function of the standard library, e.g. `sys.env`.
 *
 * @public
 */
export function call(name: string, ...args: readonly Value[]): Expression {
  return {
    kind: 'call',
    callee: reference(name),
    args: args.map(toExpression),
  };
}

/** @public */
export function attribute(name: string, value: Value): Attribute {
  return { kind: 'attribute', name, value: toExpression(value) };
}

/**
 * Attributes of a block, without those that are undefined.
 *
 * @public
 */
export function attributes(
  values: Readonly<Record<string, Value | undefined>>,
): Attribute[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [attribute(name, value)],
  );
}

/** @public */
export function block(
  name: string,
  body: readonly Statement[] = [],
  label?: string,
): Block {
  return label === undefined
    ? { kind: 'block', name, body }
    : { kind: 'block', name, label, body };
}

/** @public */
export function comment(text: string): Comment {
  return { kind: 'comment', text };
}

/** @public */
export function file(body: readonly Statement[]): AlloyFile {
  return { body };
}
