export { externalIdOf } from './externalId';
export {
  hubRequestOf,
  monitoringRequestOf,
  type ObservedRole,
  type RequestSettings,
  type SessionRequest,
} from './sessionRequest';
export { sessionPolicyOf } from './sessionPolicy';
export { stsRegionOf } from './stsRegion';
