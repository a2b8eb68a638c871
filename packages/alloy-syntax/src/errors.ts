import type { Position } from './ast/types';

/**
 * Thrown for a text that is not Alloy's syntax.
 *
 * @public
 */
export class AlloySyntaxError extends Error {
  readonly position: Position;
  /** What stands there, e.g. `"}"` or `the end of the file`. */
  readonly found: string;
  /** What could stand there. */
  readonly expected: string;

  constructor(position: Position, found: string, expected: string) {
    super(
      `Line ${position.line}, column ${position.column}: found ${found}, expected ${expected}`,
    );
    this.name = 'AlloySyntaxError';
    this.position = position;
    this.found = found;
    this.expected = expected;
  }
}

/**
 * Thrown for a tree that has no text in Alloy's syntax: a name that is no identifier, a key that Alloy cannot read.
 *
 * @public
 */
export class AlloyPrintError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AlloyPrintError';
  }
}
