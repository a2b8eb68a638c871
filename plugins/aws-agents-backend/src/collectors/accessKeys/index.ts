export { AccessKeysCollector } from './AccessKeysCollector';
