export { AgentDirectory, type Sighting } from './AgentDirectory';
export { presentObservations, SESSION_OBSERVATION } from './bindingFingerprint';
export { CollectionEngine } from './CollectionEngine';
export type {
  CollectionEngineOptions,
  CollectionReport,
} from './CollectionEngineOptions';
export { type CollectionListener } from './CollectionListener';
export { scheduleCollection } from './CollectionSchedule';
export { effectiveCadence } from './due';
export { heedAbort } from './heedAbort';
export { replicaName } from './replicaName';
export { rollUp, type AgentStatus } from './rollUp';
export { type SessionOutcome } from './sessionObservation';
