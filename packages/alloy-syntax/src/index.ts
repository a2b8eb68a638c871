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
