export {
  trustActionsOf,
  type Assumption,
  type EntityMarks,
} from './Assumption';
export { systemClock, type Clock } from './Clock';
export {
  DefaultSessionService,
  type SessionServiceOptions,
} from './DefaultSessionService';
export type { SessionService } from './types';
export { externalIdOf } from './request';
