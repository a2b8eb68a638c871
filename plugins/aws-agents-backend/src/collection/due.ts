import type { Collector } from '../collectors';
import type { ObservationRecord } from '../store';

/** Scheduled runs start a little early or late; this much is not a missed one. */
const TOLERANCE = 0.1;

/** Clocks of replicas differ by less than this, in seconds. */
const CLOCKS_APART = 60;

/** What could not be observed is tried again after this part of its cadence. */
const RETRY_SHARE = 1 / 24;

/** Seconds between two scheduled runs of a collector. */
export function effectiveCadence(
  collector: Pick<Collector, 'cadenceSeconds'>,
  intervalSeconds: number,
): number {
  return Math.max(collector.cadenceSeconds, intervalSeconds);
}

/**
 * Whether a scheduled run should observe again. What could not be observed is
 * tried at every run, unless it is observed so rarely that this would be most of
 * its calls: once a day becomes once an hour.
 */
export function isDue(
  collector: Pick<Collector, 'cadenceSeconds'>,
  last: ObservationRecord | undefined,
  intervalSeconds: number,
  now: Date,
): boolean {
  if (!last) {
    return true;
  }
  const isMissing = last.status === 'failed' || last.status === 'unknown';
  const cadence = effectiveCadence(collector, intervalSeconds);
  const age = (now.getTime() - last.observedAt.getTime()) / 1000;
  const wait = isMissing ? retrySeconds(collector, intervalSeconds) : cadence;
  // A clock that was ahead: its times say nothing of when that was.
  return age >= wait - TOLERANCE * intervalSeconds || age < -CLOCKS_APART;
}

/** Zero: at every run. */
function retrySeconds(
  { cadenceSeconds }: Pick<Collector, 'cadenceSeconds'>,
  intervalSeconds: number,
): number {
  const wait = cadenceSeconds * RETRY_SHARE;
  return wait > intervalSeconds ? wait : 0;
}
