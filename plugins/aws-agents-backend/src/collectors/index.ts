export type { Collector, CollectorRun } from './collector';
export { perAgent } from './perAgent';
export { AccessKeysCollector } from './accessKeys';
export { DeliveriesCollector } from './deliveries';
export {
  METRICS_ACTIONS,
  MetricsCollector,
  periodIn,
  tierSuits,
  withoutEmptyTwins,
} from './metrics';
export { RoleCollector } from './role';
