/**
 * A place in a text; lines and columns count from 1, columns in UTF-16 units.
 *
 * @public
 */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** @public */
export type UnaryOperator = '!' | '-';

/** @public */
export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^';

/**
 * A member of an object expression.
 *
 * @public
 */
export interface ObjectField {
  readonly name: string;
  readonly value: Expression;
}

/**
 * An expression without its place. There is no node for parentheses: the tree has the grouping, and the printer writes
 * those that are needed.
 *
 * @public
 */
export type ExpressionNode =
  /** With `raw`, written between backticks where the text allows it. */
  | { readonly kind: 'string'; readonly value: string; readonly raw?: true }
  /** The digits as written, so that none are lost. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'identifier'; readonly name: string }
  | {
      readonly kind: 'access';
      readonly target: Expression;
      readonly name: string;
    }
  | {
      readonly kind: 'index';
      readonly target: Expression;
      readonly index: Expression;
    }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly args: readonly Expression[];
    }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly fields: readonly ObjectField[] };

/**
 * An expression; the parser adds where it begins.
 *
 * @public
 */
export type Expression = ExpressionNode & { readonly at?: Position };

/**
 * `name = value`.
 *
 * @public
 */
export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly value: Expression;
  readonly at?: Position;
}

/**
 * `name "label" { ... }`.
 *
 * @public
 */
export interface Block {
  readonly kind: 'block';
  /** Identifiers with dots between them, e.g. `prometheus.scrape`. */
  readonly name: string;
  /** An identifier. */
  readonly label?: string;
  readonly body: readonly Statement[];
  readonly at?: Position;
}

/**
 * One line of comment, without the slashes.
 *
 * @public
 */
export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
  readonly at?: Position;
}

/** @public */
export type Statement = Attribute | Block | Comment;

/**
 * A configuration.
 *
 * @public
 */
export interface AlloyFile {
  readonly body: readonly Statement[];
}
