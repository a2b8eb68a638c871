export { buildWorlds } from './buildWorlds';
export type { Worlds } from './buildWorlds';
export { CallCounters } from './CallCounters';
export type { CallCount } from './CallCounters';
export type { ReceivedRequest } from './received';
export { RequestPipeline } from './RequestPipeline';
export { SandboxServer } from './SandboxServer';
export { createServices } from './services';
export type { ServiceTable } from './services';
