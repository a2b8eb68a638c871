export { DatabaseWaiverStore } from './DatabaseWaiverStore';
export {
  toFindingWaiver,
  waiverState,
  type WaiverRecord,
  type WaiverStore,
} from './waivers';
