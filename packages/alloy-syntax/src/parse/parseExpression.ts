import type {
  BinaryOperator,
  Expression,
  ExpressionNode,
  ObjectField,
  UnaryOperator,
} from '../ast/types';
import { PRECEDENCE } from '../print/precedence';
import type { TokenStream } from './TokenStream';
import { unquote } from './unquote';

/** Deeper than anyone writes, and far from where the call stack ends. */
const MAX_DEPTH = 200;
const AN_EXPRESSION =
  'an expression: a value, a reference, a list, an object or parentheses';

/** Reads one expression. */
export function parseExpression(tokens: TokenStream, depth = 0): Expression {
  return parseBinary(tokens, 1, depth);
}

function parseBinary(
  tokens: TokenStream,
  minimum: number,
  depth: number,
): Expression {
  let left = parsePower(tokens, depth);
  for (let length = depth; ; length += 1) {
    guard(tokens, length);
    const operator = binaryOperator(tokens);
    if (!operator || operator === '^' || PRECEDENCE[operator] < minimum) {
      return left;
    }
    tokens.take();
    const right = parseBinary(tokens, PRECEDENCE[operator] + 1, depth + 1);
    left = { kind: 'binary', operator, left, right, at: left.at };
  }
}

function binaryOperator({
  current: { kind, text },
}: TokenStream): BinaryOperator | undefined {
  return kind === 'operator' && isBinary(text) ? text : undefined;
}

function isBinary(text: string): text is BinaryOperator {
  return Object.prototype.hasOwnProperty.call(PRECEDENCE, text);
}

/** `^` groups from the right. */
function parsePower(tokens: TokenStream, depth: number): Expression {
  guard(tokens, depth);
  const left = parseUnary(tokens, depth);
  if (!tokens.takeOperator('^')) return left;
  const right = parsePower(tokens, depth + 1);
  return { kind: 'binary', operator: '^', left, right, at: left.at };
}

function guard(tokens: TokenStream, depth: number): void {
  if (depth > MAX_DEPTH) {
    throw tokens.error(`at most ${MAX_DEPTH} expressions in each other`);
  }
}

function parseUnary(tokens: TokenStream, depth: number): Expression {
  guard(tokens, depth);
  const { kind, text, at } = tokens.current;
  if (kind === 'operator' && isUnary(text)) {
    tokens.take();
    const operand = parseUnary(tokens, depth + 1);
    return { kind: 'unary', operator: text, operand, at };
  }
  return parsePostfix(tokens, depth);
}

function isUnary(text: string): text is UnaryOperator {
  return text === '!' || text === '-';
}

function parsePostfix(tokens: TokenStream, depth: number): Expression {
  let target = parsePrimary(tokens, depth);
  for (let length = depth; ; length += 1) {
    guard(tokens, length);
    const { at } = target;
    if (tokens.takeOperator('.')) {
      const { text } = tokens.expectIdentifier('a name after the dot');
      target = { kind: 'access', target, name: text, at };
    } else if (tokens.takeOperator('[')) {
      const index = parseExpression(tokens, depth + 1);
      tokens.expectOperator(']');
      target = { kind: 'index', target, index, at };
    } else if (tokens.takeOperator('(')) {
      const args = parseList(tokens, ')', depth);
      target = { kind: 'call', callee: target, args, at };
    } else if (
      tokens.isOperator('{') ||
      tokens.current.kind.endsWith('string')
    ) {
      throw tokens.error(
        'the end of the expression; a block cannot be the value of an attribute',
      );
    } else return target;
  }
}

function parsePrimary(tokens: TokenStream, depth: number): Expression {
  const { at } = tokens.current;
  if (tokens.takeOperator('(')) {
    const inner = parseExpression(tokens, depth + 1);
    tokens.expectOperator(')');
    return inner;
  }
  if (tokens.takeOperator('[')) {
    return { kind: 'array', items: parseList(tokens, ']', depth), at };
  }
  if (tokens.takeOperator('{')) {
    return { kind: 'object', fields: parseFields(tokens, depth), at };
  }
  return { ...parseLiteral(tokens), at };
}

function parseLiteral(tokens: TokenStream): ExpressionNode {
  const { current } = tokens;
  const node = literalNode(current);
  if (!node) throw tokens.error(AN_EXPRESSION);
  tokens.take();
  return node;
}

function literalNode(
  token: TokenStream['current'],
): ExpressionNode | undefined {
  switch (token.kind) {
    case 'identifier':
      return { kind: 'identifier', name: token.text };
    case 'number':
      return { kind: 'number', text: token.text };
    case 'bool':
      return { kind: 'bool', value: token.text === 'true' };
    case 'null':
      return { kind: 'null' };
    case 'string':
      return { kind: 'string', value: unquote(token) };
    case 'raw-string':
      return {
        kind: 'string',
        // Go leaves carriage returns out of raw strings.
        value: token.text.slice(1, -1).replace(/\r/g, ''),
        raw: true,
      };
    default:
      return undefined;
  }
}

/** Expressions with commas between them, a last comma allowed, and what closes them. */
function parseList(
  tokens: TokenStream,
  close: string,
  depth: number,
): Expression[] {
  const items: Expression[] = [];
  while (!tokens.takeOperator(close)) {
    items.push(parseExpression(tokens, depth + 1));
    if (!tokens.takeOperator(',') && !tokens.isOperator(close)) {
      throw tokens.error(`"," or "${close}"`);
    }
  }
  return items;
}

function parseFields(tokens: TokenStream, depth: number): ObjectField[] {
  const fields: ObjectField[] = [];
  while (!tokens.takeOperator('}')) {
    const name = parseKey(tokens);
    tokens.expectOperator('=');
    fields.push({ name, value: parseExpression(tokens, depth + 1) });
    if (!tokens.takeOperator(',') && !tokens.isOperator('}')) {
      throw tokens.error('"," or "}"');
    }
  }
  return fields;
}

/** A quoted key is taken as it is written, as Alloy takes it: escapes stay. */
function parseKey(tokens: TokenStream): string {
  const { kind, text } = tokens.current;
  if (kind === 'identifier') return tokens.take().text;
  if (kind === 'string' && text !== '""') {
    unquote(tokens.current);
    return tokens.take().text.slice(1, -1);
  }
  throw tokens.error('a key: a name or a text in double quotes');
}
