import { hclString } from './hclString';

/** A value of HCL: data, or an expression that names something. */
export type HclValue =
  | string
  | number
  | boolean
  | HclExpression
  | readonly HclValue[]
  | HclObject;

/** An object value; members that are undefined are left out. */
export interface HclObject {
  readonly [key: string]: HclValue | undefined;
}

/** An expression written as it stands. Never made of what a user gave. */
export class HclExpression {
  private constructor(readonly text: string, readonly argument?: HclValue) {}

  /** E.g. `aws_iam_role.agent_role.arn`. */
  static reference(...parts: readonly string[]): HclExpression {
    return new HclExpression(parts.join('.'));
  }

  /** E.g. `jsonencode(...)`. */
  static call(name: string, argument: HclValue): HclExpression {
    return new HclExpression(name, argument);
  }
}

/** A block: its type and labels, attributes, then nested blocks. */
export interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly attributes?: HclObject;
  readonly blocks?: readonly HclBlock[];
}

/** Prints blocks as `terraform fmt` leaves them. */
export function printHcl(blocks: readonly HclBlock[]): string {
  return blocks.map(block => `${printBlock(block, '')}\n`).join('\n');
}

function printBlock(block: HclBlock, indent: string): string {
  const { type, labels = [], attributes = {}, blocks = [] } = block;
  const head = [type, ...labels.map(hclString)].join(' ');
  const inner = `${indent}  `;
  const members = printMembers(attributes, inner, identifierKey);
  const parts = [
    ...(members ? [members] : []),
    ...blocks.map(nested => `${inner}${printBlock(nested, inner)}`),
  ];
  return parts.length === 0
    ? `${head} {}`
    : `${head} {\n${parts.join('\n\n')}\n${indent}}`;
}

interface Member {
  readonly key: string;
  readonly lines: readonly string[];
}

/**
 * Members, one below the other. Equals signs are aligned in each run of members that take one line; a longer one ends the
 * run.
 */
function printMembers(
  object: HclObject,
  indent: string,
  printKey: (key: string) => string,
): string {
  const members = Object.entries(object).flatMap(([key, value]): Member[] =>
    value === undefined
      ? []
      : [{ key: printKey(key), lines: printValue(value, indent).split('\n') }],
  );
  const widths = runWidths(members);
  return members
    .map(
      ({ key, lines }, i) =>
        `${indent}${key.padEnd(widths[i])} = ${lines.join('\n')}`,
    )
    .join('\n');
}

function runWidths(members: readonly Member[]): number[] {
  const widths: number[] = [];
  let from = 0;
  members.forEach(({ lines, key }, i) => {
    if (lines.length > 1) {
      widths[i] = key.length;
      from = i + 1;
      return;
    }
    const run = members.slice(from, i + 1).map(member => member.key.length);
    const width = Math.max(...run);
    for (let k = from; k <= i; k += 1) widths[k] = width;
  });
  return widths;
}

function printValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return hclString(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof HclExpression) {
    return value.argument === undefined
      ? value.text
      : `${value.text}(${printValue(value.argument, indent)})`;
  }
  return isList(value) ? printList(value, indent) : printObject(value, indent);
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

function printList(list: readonly HclValue[], indent: string): string {
  const inner = `${indent}  `;
  const items = list.map(item => printValue(item, inner));
  if (items.length === 0) return '[]';
  if (items.length === 1 && !items[0].includes('\n')) return `[${items[0]}]`;
  return `[\n${items.map(item => `${inner}${item},\n`).join('')}${indent}]`;
}

function printObject(object: HclObject, indent: string): string {
  const members = printMembers(object, `${indent}  `, objectKey);
  return members ? `{\n${members}\n${indent}}` : '{}';
}

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*$/;

function objectKey(key: string): string {
  return IDENTIFIER.test(key) ? key : hclString(key);
}

/** Names of arguments are ours, so one that is no identifier is a mistake of ours. */
function identifierKey(key: string): string {
  if (!IDENTIFIER.test(key)) throw new TypeError(`${key} is no argument name`);
  return key;
}
