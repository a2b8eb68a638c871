import type { Operation } from '../../service';
import type { EventLog } from './EventLog';
import { lookupEvents } from './lookupEvents';

export type {
  CloudTrailEvent,
  CloudTrailResource,
  SessionContext,
  UserIdentity,
} from './CloudTrailEvent';
export { EventLog } from './EventLog';
export type { EventFilter } from './EventLog';
export { toEvents } from './toEvents';
export type { FinishedCall } from './toEvents';

/** The operations of CloudTrail by name. */
export const cloudTrailOperations: Readonly<
  Record<string, Operation<EventLog, unknown, unknown>>
> = { LookupEvents: lookupEvents };
