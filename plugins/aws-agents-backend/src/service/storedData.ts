import type {
  AlarmsData,
  ExternalIdGuard,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { SESSION_OBSERVATION } from '../collection';
import { EXTERNAL_ID_COLLECTOR } from '../collectors';
import type { ObservationRecord } from '../store';

/** The store returns what the collector of that name has put there. */
export function dataOf<T>(
  records: readonly ObservationRecord[],
  collector: string,
): T | null {
  const record = records.find(item => item.collector === collector);
  return (record?.data as T | undefined) ?? null;
}

/** A session that another replica holds, as long as it lives. */
export function liveSession(
  records: readonly ObservationRecord[],
  now: Date,
): SessionInfo | null {
  const session = dataOf<SessionInfo>(records, SESSION_OBSERVATION);
  return session && Date.parse(session.expiresAt) > now.getTime()
    ? session
    : null;
}

/** What the collector of alarms has put there; nothing when it has not yet. */
export function alarmsIn(data: unknown): AlarmsData {
  const { alarms = [], anomalyDetectors = [] } =
    (data as AlarmsData | null) ?? {};
  return { alarms, anomalyDetectors };
}

/** Whether AWS tells entities apart where the agent is observed. */
export function guardOf(
  records: readonly ObservationRecord[],
): ExternalIdGuard | null {
  return dataOf<ExternalIdGuard>(records, EXTERNAL_ID_COLLECTOR);
}
