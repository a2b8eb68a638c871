import type {
  Failure,
  ObservationState,
} from 'backstage-plugin-aws-agents-common';
import { effectiveCadence, SESSION_OBSERVATION } from '../collection';
import type { Collector } from '../collectors';
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

/**
 * The state of one collector, observed or not.
 *
 * @param applicable - the collectors that apply to the agent
 */
export function collectorState(
  collector: string,
  records: readonly ObservationRecord[],
  applicable: readonly Pick<Collector, 'id' | 'cadenceSeconds'>[],
  intervalSeconds: number,
  now: Date,
): ObservationState {
  const record = records.find(item => item.collector === collector);
  const running = applicable.find(({ id }) => id === collector);
  if (record) {
    const cadence = running
      ? effectiveCadence(running, intervalSeconds)
      : intervalSeconds;
    return toObservationState(record, cadence, now);
  }
  return unobserved(
    collector,
    running || collector === SESSION_OBSERVATION
      ? 'Not observed yet: the first collection is under way.'
      : 'The annotations of the entity name nothing to observe here.',
  );
}

function unobserved(collector: string, reason: string): ObservationState {
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
