export { CloudWatchState } from './CloudWatchState';
export { CloudWatchWorld } from './CloudWatchWorld';
export type { CloudWatchAccountSeed } from './CloudWatchWorld';
export { cloudwatchOperations } from './operations';
export { cloudwatchSeedSchema } from './seed';
export type { CloudWatchSeed } from './seed';
