import { MathError, Token, tokenize } from './tokens';

/** Operators with two operands. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'AND'
  | 'OR';

/** A parsed metric math expression. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** The Id of another query. */
  | { readonly kind: 'reference'; readonly id: string }
  /** A word in capitals that is no call, such as REPEAT or DESC. */
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
    };

/** Operators by precedence, weakest first; all associate to the left. */
const LEVELS: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { OR: 'OR', '||': 'OR' },
  { AND: 'AND', '&&': 'AND' },
  { '==': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/' },
];

/** Queries' Ids begin with a lower-case letter, functions and keywords not. */
const ID = /^[a-z]/;

/** Keeps the parser from exhausting the stack on nested parentheses. */
const MAX_DEPTH = 200;

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#level(0);
    if (this.#peek().kind !== 'end') {
      throw this.#unexpected();
    }
    return expression;
  }

  #level(index: number): Expression {
    if (index === LEVELS.length) {
      return this.#unary();
    }
    let left = this.#level(index + 1);
    for (;;) {
      const { kind, text } = this.#peek();
      const isOperator = kind === 'symbol' || kind === 'name';
      const operators = LEVELS[index];
      if (!isOperator || !Object.hasOwn(operators, text)) {
        return left;
      }
      this.#position++;
      const right = this.#level(index + 1);
      left = { kind: 'operation', operator: operators[text], left, right };
    }
  }

  #unary(): Expression {
    return this.#nested(() => {
      if (this.#take('-')) {
        return { kind: 'negation', operand: this.#unary() };
      }
      const base = this.#primary();
      if (!this.#take('^')) {
        return base;
      }
      const right = this.#unary();
      return { kind: 'operation', operator: '^', left: base, right };
    });
  }

  #primary(): Expression {
    const token = this.#peek();
    if (token.kind === 'number') {
      this.#position++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token.kind === 'text') {
      this.#position++;
      return { kind: 'text', value: token.text };
    }
    if (token.kind === 'name') {
      this.#position++;
      return this.#named(token.text);
    }
    if (this.#take('(')) {
      const inner = this.#level(0);
      this.#expect(')');
      return inner;
    }
    if (this.#take('[')) {
      return { kind: 'list', items: this.#items(']') };
    }
    throw this.#unexpected();
  }

  #named(name: string): Expression {
    if (this.#take('(')) {
      return { kind: 'call', name, arguments: this.#items(')') };
    }
    return ID.test(name)
      ? { kind: 'reference', id: name }
      : { kind: 'keyword', word: name };
  }

  #items(end: string): Expression[] {
    const items: Expression[] = [];
    if (this.#take(end)) {
      return items;
    }
    do {
      items.push(this.#level(0));
    } while (this.#take(','));
    this.#expect(end);
    return items;
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) {
      throw new MathError('The expression is nested too deeply');
    }
    const result = read();
    this.#depth--;
    return result;
  }

  #peek(): Token {
    return this.#tokens[this.#position];
  }

  #take(symbol: string): boolean {
    const { kind, text } = this.#peek();
    const taken = kind === 'symbol' && text === symbol;
    this.#position += taken ? 1 : 0;
    return taken;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) {
      throw this.#unexpected();
    }
  }

  #unexpected(): MathError {
    const { kind, text, at } = this.#peek();
    return kind === 'end'
      ? new MathError('Unexpected end of expression')
      : new MathError(`Unexpected '${text}' at position ${at + 1}`);
  }
}

/**
 * Parses a metric math expression.
 *
 * @throws MathError saying what is unexpected and where
 */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source)).whole();
}

/** Ids that an expression refers to, each once. */
export function referencesOf(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'reference':
      return new Set([expression.id]);
    case 'negation':
      return referencesOf(expression.operand);
    case 'operation':
      return referencesOfAll([expression.left, expression.right]);
    case 'list':
      return referencesOfAll(expression.items);
    case 'call':
      return referencesOfAll(expression.arguments);
    default:
      return new Set();
  }
}

function referencesOfAll(expressions: readonly Expression[]): Set<string> {
  return new Set(expressions.flatMap(e => [...referencesOf(e)]));
}
