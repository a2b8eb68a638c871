export {
  ACCESS_KEYS_ACTIONS,
  ACCESS_KEYS_COLLECTOR,
  AccessKeysCollector,
} from './AccessKeysCollector';
