/** A value in TypeScript source: data, or an expression that names something. */
export type TsValue =
  | string
  | number
  | boolean
  | TsExpression
  | readonly TsValue[]
  | TsObject;

/** An object literal; members that are undefined are left out. */
export interface TsObject {
  readonly [key: string]: TsValue | undefined;
}

/** An expression written as it stands. Never made of what a user gave. */
export class TsExpression {
  private constructor(readonly text: string) {}

  /** E.g. `agentRole.attrArn`. */
  static of(text: string): TsExpression {
    return new TsExpression(text);
  }
}

const WIDTH = 80;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A string literal that means exactly this text. */
export function tsString(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(
      // JSON leaves these as they are; editors and older compilers take some of them for line ends or hide them.
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${inner}'`;
}

/** Prints a value; short ones on one line, as Prettier does. */
export function tsValue(value: TsValue, indent = ''): string {
  if (typeof value === 'string') return tsString(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof TsExpression) return value.text;
  return isList(value) ? tsList(value, indent) : tsObject(value, indent);
}

function isList(value: TsValue): value is readonly TsValue[] {
  return Array.isArray(value);
}

function tsList(list: readonly TsValue[], indent: string): string {
  const inner = `${indent}  `;
  const items = list.map(item => tsValue(item, inner));
  const line = `[${items.join(', ')}]`;
  const fits = !line.includes('\n') && indent.length + line.length <= WIDTH;
  return fits
    ? line
    : `[\n${items.map(item => `${inner}${item},\n`).join('')}${indent}]`;
}

function tsObject(object: TsObject, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(object).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`${inner}${tsKey(key)}: ${tsValue(value, inner)},\n`],
  );
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

/** `__proto__: x` would set the prototype, `['__proto__']: x` makes a member. */
function tsKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return IDENTIFIER.test(key) ? key : tsString(key);
}
