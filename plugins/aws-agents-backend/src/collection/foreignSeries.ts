import type { ObservationRecord, SeriesStore } from '../store';
import { presentObservations } from './bindingFingerprint';
import type { CollectionTask } from './CollectionRun';

/** The collector whose points the series store keeps. */
const METRICS_COLLECTOR = 'metrics';

/** Forgets points of another binding: they must not be joined with those of this one. */
export async function forgetForeignSeries(
  tasks: readonly CollectionTask[],
  states: ReadonlyMap<string, readonly ObservationRecord[]>,
  series: Pick<SeriesStore, 'retainSeries'>,
): Promise<void> {
  const foreign = tasks.filter(({ agent }) => {
    const last = (states.get(agent.entityRef) ?? []).filter(
      ({ collector }) => collector === METRICS_COLLECTOR,
    );
    return presentObservations(agent, last).length < last.length;
  });
  await Promise.all(
    foreign.map(({ agent }) => series.retainSeries(agent.entityRef, [])),
  );
}
