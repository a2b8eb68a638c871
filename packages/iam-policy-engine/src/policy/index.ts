export * from './types';
export * from './errors';
export { parsePolicy } from './parsePolicy';
