/** A piece of a metric math expression. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Where it begins, from 0. */
  readonly at: number;
}

/** What is wrong with an expression; the message does not name its Id. */
export class MathError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MathError';
  }
}

// Longest first, so that '<=' is not read as '<' and '='.
const SYMBOLS = [
  ...['==', '!=', '<=', '>=', '&&', '||'],
  ...['+', '-', '*', '/', '^', '<', '>', '(', ')', '[', ']', ','],
];
const WHITESPACE = /\s*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
// The user guide prints curly quotes in its examples; the console takes both.
const TEXT = /"([^"]*)"|'([^']*)'|“([^”]*)”/y;

function match(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function tokenAt(source: string, at: number): Token & { length: number } {
  const number = match(NUMBER, source, at);
  if (number) {
    return { kind: 'number', text: number[0], at, length: number[0].length };
  }
  const name = match(NAME, source, at);
  if (name) {
    return { kind: 'name', text: name[0], at, length: name[0].length };
  }
  const text = match(TEXT, source, at);
  if (text) {
    const content = text[1] ?? text[2] ?? text[3];
    return { kind: 'text', text: content, at, length: text[0].length };
  }
  const symbol = SYMBOLS.find(candidate => source.startsWith(candidate, at));
  if (symbol) {
    return { kind: 'symbol', text: symbol, at, length: symbol.length };
  }
  throw new MathError(
    `Unexpected character '${source[at]}' at position ${at + 1}`,
  );
}

/**
 * Cuts an expression into tokens, the last of kind `end`.
 *
 * @throws MathError for a character that belongs to no token
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = match(WHITESPACE, source, 0)?.[0].length ?? 0;
  while (at < source.length) {
    const { length, ...token } = tokenAt(source, at);
    tokens.push(token);
    at += length;
    at += match(WHITESPACE, source, at)?.[0].length ?? 0;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}
