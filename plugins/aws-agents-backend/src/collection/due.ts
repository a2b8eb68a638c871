import type { Collector } from '../collectors';
import type { ObservationRecord } from '../store';

/** Scheduled runs start a little early or late; this much is not a missed one. */
const TOLERANCE = 0.1;

/** Seconds between two scheduled runs of a collector. */
export function effectiveCadence(
  collector: Pick<Collector, 'cadenceSeconds'>,
  intervalSeconds: number,
): number {
  return Math.max(collector.cadenceSeconds, intervalSeconds);
}

/**
 * Whether a scheduled run should observe again. What could not be observed is
 * tried at every run.
 */
export function isDue(
  collector: Pick<Collector, 'cadenceSeconds'>,
  last: ObservationRecord | undefined,
  intervalSeconds: number,
  now: Date,
): boolean {
  if (!last || last.status === 'failed' || last.status === 'unknown') {
    return true;
  }
  const cadence = effectiveCadence(collector, intervalSeconds);
  const age = (now.getTime() - last.observedAt.getTime()) / 1000;
  return age >= cadence - TOLERANCE * intervalSeconds;
}
