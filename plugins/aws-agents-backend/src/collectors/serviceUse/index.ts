export {
  SERVICE_USE_ACTIONS,
  SERVICE_USE_COLLECTOR,
  ServiceUseCollector,
  type ServiceUseData,
} from './ServiceUseCollector';
