import type { Position } from '../ast/types';

/** Kinds of tokens; a terminator is the end of a line where a statement can end. */
export type TokenKind =
  | 'identifier'
  | 'number'
  | 'string'
  | 'raw-string'
  | 'bool'
  | 'null'
  | 'operator'
  | 'terminator'
  | 'comment'
  | 'end';

/** A piece of a text. */
export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly at: Position;
}

/** After these a line end ends a statement. */
export const ENDING_KINDS: readonly TokenKind[] = [
  'identifier',
  'number',
  'string',
  'raw-string',
  'bool',
  'null',
];

/** After these operators too. */
export const ENDING_OPERATORS: readonly string[] = ['}', ')', ']'];

/** Longest first. */
export const OPERATORS: readonly string[] = [
  ...['||', '&&', '!=', '==', '<=', '>='],
  ...['!', '=', '<', '>', '+', '-', '*', '/', '%', '^'],
  ...['{', '}', '(', ')', '[', ']', ',', '.'],
];

/** Names a token for people. */
export function describeToken({ kind, text }: Token): string {
  if (kind === 'end') return 'the end of the file';
  if (kind === 'terminator') return 'the end of the line';
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
