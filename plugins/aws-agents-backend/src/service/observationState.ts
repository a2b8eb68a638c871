import type {
  Failure,
  ObservationState,
} from 'backstage-plugin-aws-agents-common';
import type { ObservationRecord } from '../store';

/** Data is stale when two collections should have brought newer. */
const MISSED_COLLECTIONS = 2;

/** The state of a collector for the browser, without its data. */
export function toObservationState(
  record: ObservationRecord,
  cadenceSeconds: number,
  now: Date,
): ObservationState {
  const { collector, status, reason, observedAt, dataAt } = record;
  const limit = MISSED_COLLECTIONS * cadenceSeconds * 1000;
  return {
    collector,
    status,
    reason,
    observedAt: observedAt.toISOString(),
    dataAt: dataAt?.toISOString() ?? null,
    stale: dataAt !== null && now.getTime() - dataAt.getTime() > limit,
    failures: [...record.failures],
  };
}

/** State of a collector that has not observed the agent yet. */
export function unobserved(
  collector: string,
  reason: string,
): ObservationState {
  return {
    collector,
    status: 'unknown',
    reason,
    observedAt: null,
    dataAt: null,
    stale: false,
    failures: [],
  };
}

/** State of a collector that cannot observe because the binding is broken. */
export function unbound(collector: string, failure: Failure): ObservationState {
  return {
    ...unobserved(collector, failure.message),
    status: 'failed',
    failures: [failure],
  };
}
