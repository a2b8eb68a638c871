export { secretsManagerOperations } from './operations';
export { secretSeedSchema } from './seed';
export type { SecretSeed } from './seed';
export { SecretWorld } from './SecretWorld';
