export { taggingOperations } from './operations';
export { TagWorld } from './TagWorld';
