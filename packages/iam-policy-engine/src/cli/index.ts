/**
 * The `iam-policy-engine` command. Needs Node, unlike the rest of the package.
 *
 * @packageDocumentation
 */
export { runCli } from './runCli';
export { EXIT } from './command';
export type { CliProcess, ExitCode } from './command';
