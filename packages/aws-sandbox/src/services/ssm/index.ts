export { ssmOperations } from './operations';
export { ParameterWorld } from './ParameterWorld';
export { parameterSeedSchema } from './seed';
export type { ParameterSeed } from './seed';
