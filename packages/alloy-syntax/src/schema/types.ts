/**
 * How far a component has matured: `experimental` ones need `--stability.level=experimental`, `public-preview` ones
 * `--stability.level=public-preview`.
 *
 * @public
 */
export type Stability =
  | 'generally-available'
  | 'public-preview'
  | 'experimental';

/**
 * Types of single values.
 *
 * @public
 */
export type ScalarType =
  | 'string'
  | 'secret'
  | 'string or secret'
  | 'bool'
  | 'number'
  | 'duration'
  | 'MetricsReceiver'
  | 'LogsReceiver'
  | 'RelabelRules'
  | 'otelcol.Consumer'
  | 'otelcol.Handler';

/**
 * Types of values.
 *
 * @public
 */
export type ValueType =
  | ScalarType
  | `list(${ScalarType})`
  | `map(${ScalarType})`
  | `list(map(${ScalarType}))`
  | `map(list(${ScalarType}))`;

/**
 * Attributes with their types; an exclamation mark says that the attribute is required.
 *
 * @public
 */
export type AttributeTypes = Readonly<
  Record<string, ValueType | `${ValueType}!`>
>;

/**
 * What a block can hold.
 *
 * @public
 */
export interface BlockSchema {
  readonly attributes: AttributeTypes;
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
  readonly isRequired?: true;
  /** Whether the block has a label. */
  readonly hasLabel?: true;
  /** Where it is less mature than what it is in. */
  readonly stability?: Stability;
}

/**
 * What a component can hold, and what it exports.
 *
 * @public
 */
export interface ComponentSchema extends BlockSchema {
  readonly stability: Stability;
  readonly exports?: Readonly<Record<string, ValueType>>;
}

/**
 * Components by name.
 *
 * @public
 */
export type ComponentTable = Readonly<Record<string, ComponentSchema>>;
