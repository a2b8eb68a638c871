import type { Position } from '../ast/types';
import type { Stability } from '../schema/types';

/**
 * The kinds of mistake that are told apart.
 *
 * @public
 */
export type AlloyProblemCode =
  | 'unknown-component'
  | 'unknown-block'
  | 'unknown-attribute'
  | 'duplicate'
  | 'missing-attribute'
  | 'missing-block'
  | 'label'
  | 'wrong-type'
  | 'unresolved-reference'
  | 'not-stable';

/**
 * Something wrong in a configuration.
 *
 * @public
 */
export interface AlloyProblem {
  readonly code: AlloyProblemCode;
  /** Blocks and attribute, e.g. `loki.write "default" > endpoint > url`. */
  readonly path: string;
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
  /** Where, in a configuration that was parsed. */
  readonly at?: Position;
}

/**
 * How a configuration is checked.
 *
 * @public
 */
export interface ValidateOptions {
  /** What Alloy is run with; default: `generally-available`, which is Alloy's own. */
  readonly stability?: Stability;
}
