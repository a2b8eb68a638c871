import type { ObservationRecord } from '../store';
import { presentObservations } from './bindingFingerprint';
import type { CollectionTask } from './CollectionRun';

type States = ReadonlyMap<string, readonly ObservationRecord[]>;

/** Tasks without what another run has observed after they were planned. */
export function unseenAfter(
  tasks: readonly CollectionTask[],
  states: States,
  plannedAt: Date,
): CollectionTask[] {
  return without(tasks, states, ({ observedAt }) => observedAt > plannedAt);
}

/**
 * Tasks without what a run that was waited for has observed well. What it did
 * not is observed now: somebody asks because it may have been mended.
 */
export function notWellSeenSince(
  tasks: readonly CollectionTask[],
  states: States,
  since: Date,
): CollectionTask[] {
  return without(
    tasks,
    states,
    ({ observedAt, status }) =>
      observedAt >= since && (status === 'ok' || status === 'degraded'),
  ).filter(({ collectors }) => collectors.length > 0);
}

function without(
  tasks: readonly CollectionTask[],
  states: States,
  isSeen: (record: ObservationRecord) => boolean,
): CollectionTask[] {
  return tasks.map(({ agent, collectors }) => {
    const records = states.get(agent.entityRef) ?? [];
    const seen = presentObservations(agent, records.filter(isSeen)).map(
      ({ collector }) => collector,
    );
    return {
      agent,
      collectors: collectors.filter(({ id }) => !seen.includes(id)),
    };
  });
}
