export {
  ACCESS_KEYS_ACTIONS,
  AccessKeysCollector,
} from './AccessKeysCollector';
