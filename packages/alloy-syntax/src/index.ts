/**
 * Syntax tree, printer, parser and component schema of Grafana Alloy configuration. Pure and synchronous.
 *
 * @packageDocumentation
 */
export * from './ast/types';
export * from './ast/build';
export { AlloyPrintError, AlloySyntaxError } from './errors';
export { isIdentifier } from './identifier';
export { printFile } from './print/printFile';
export { parseFile } from './parse/parseFile';
export { COMPONENTS } from './schema/components';
export type {
  AttributeTypes,
  BlockSchema,
  ComponentSchema,
  ComponentTable,
  ScalarType,
  Stability,
  ValueType,
} from './schema/types';
export { validateFile } from './validate/validateFile';
export type {
  AlloyProblem,
  AlloyProblemCode,
  ValidateOptions,
} from './validate/types';
