export { BUILT_IN_ACTIONS } from './builtInActions';
export type { Collector, CollectorRun } from './collector';
export { perAgent } from './perAgent';
export { ACCESS_KEYS_COLLECTOR, AccessKeysCollector } from './accessKeys';
export {
  ALARMS_COLLECTOR,
  AlarmsCollector,
  alarmsOfSeries,
  knownAlarms,
} from './alarms';
export { DeliveriesCollector } from './deliveries';
export { EXTERNAL_ID_COLLECTOR, ExternalIdCollector } from './externalId';
export {
  MetricsCollector,
  cadenceIn,
  finestTierOf,
  foldPoints,
  periodIn,
  tierSuits,
  withoutEmptyTwins,
} from './metrics';
export {
  POLICY_CONFIRMATION_COLLECTOR,
  PolicyConfirmationCollector,
  type PolicyConfirmationData,
} from './policyConfirmation';
export { RoleCollector } from './role';
export {
  SERVICE_USE_COLLECTOR,
  ServiceUseCollector,
  type ServiceUseData,
} from './serviceUse';
export { SharedAnswers } from './shared';
