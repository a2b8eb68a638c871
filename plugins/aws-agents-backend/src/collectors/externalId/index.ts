export {
  EXTERNAL_ID_ACTIONS,
  EXTERNAL_ID_COLLECTOR,
  ExternalIdCollector,
} from './ExternalIdCollector';
