export {
  DatabaseAgentClaims,
  type AgentClaim,
  type AgentClaims,
  type ClaimingRun,
} from './AgentClaims';
export { DatabaseCostStore } from './DatabaseCostStore';
export { DatabaseFleetStore } from './DatabaseFleetStore';
export { DatabaseObservationStore } from './DatabaseObservationStore';
export { DatabaseSeriesStore } from './DatabaseSeriesStore';
export { selectWhereIn } from './batches';
export { GroupedObservationStore } from './GroupedObservationStore';
export { GroupRead } from './GroupRead';
export { GroupedSeriesStore } from './GroupedSeriesStore';
export { migrateDatabase } from './migrateDatabase';
export { outlast } from './outlast';
export { NewestValues, type NewestValue } from './NewestValues';
export { countObservations, type ObservationCount } from './ObservationCounts';
export { ShardLedger, type ShardReport, type ShardState } from './ShardLedger';
export { SignalKeys } from './SignalKeys';
export type {
  CostAmount,
  CostRecord,
  CostStore,
  CostSum,
  PendingCosts,
} from './costs';
export type {
  FleetEntry,
  FleetMember,
  FleetRecord,
  FleetStore,
  ListedAgent,
} from './fleet';
export type {
  ObservationRecord,
  ObservationStore,
  ObservationWrite,
} from './observations';
export {
  BAND_BOUNDS,
  METRIC_TIERS,
  type FetchTimes,
  type MetricTier,
  type PointsWrite,
  type SeriesBand,
  type SeriesDefinition,
  type SeriesProgress,
  type SeriesRecord,
  type SeriesStore,
  type SeriesWrite,
} from './series';
