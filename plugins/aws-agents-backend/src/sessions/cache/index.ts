export {
  SessionCache,
  type AssumedSession,
  type SessionEvent,
  type SessionState,
} from './SessionCache';
export { isServable, MIN_REMAINING_MS, renewAt } from './renewalPlan';
