export { runCli } from './runCli';
export { EXIT } from './command';
export type { CliProcess } from './command';
