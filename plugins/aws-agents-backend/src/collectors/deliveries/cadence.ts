import type { Delivery } from 'backstage-plugin-aws-agents-common';

/** How often an object arrives, and how long a pause is still usual. */
export interface Rhythm {
  /** Seconds from one arrival to the next: the median. */
  readonly everySeconds: number;
  /** Seconds of the longest pause that was seen. */
  readonly longestPauseSeconds: number;
}

/** Writers upload several objects at once: those within seconds are one arrival. */
const ONE_ARRIVAL_MS = 20_000;
/** Fewer pauses than this are no rhythm. */
const LEAST_PAUSES = 4;
/** Two deliveries in a row that do not come are no accident. */
const MISSED = 2;
/** A learned rhythm is a guess, so it is given more time. */
const MISSED_IF_LEARNED = 3;
/** The longest pause seen may be exceeded by half. */
const PAUSE_MARGIN = 1.5;
/** Collections are minutes apart, so less would be missed by chance. */
const LEAST_SILENCE_SECONDS = 5 * 60;
const LEAST_SILENCE_IF_LEARNED_SECONDS = 15 * 60;

/**
 * Learns a rhythm from the times at which objects arrived; undefined when there
 * were too few.
 *
 * @param arrivals - epoch milliseconds, in any order
 */
export function learnRhythm(arrivals: readonly number[]): Rhythm | undefined {
  const sorted = [...arrivals].sort((a, b) => a - b);
  const pauses: number[] = [];
  let last: number | undefined;
  for (const at of sorted) {
    if (last !== undefined && at - last < ONE_ARRIVAL_MS) {
      continue;
    }
    if (last !== undefined) {
      pauses.push((at - last) / 1000);
    }
    last = at;
  }
  if (pauses.length < LEAST_PAUSES) {
    return undefined;
  }
  pauses.sort((a, b) => a - b);
  return {
    everySeconds: Math.round(pauses[Math.floor(pauses.length / 2)]),
    longestPauseSeconds: Math.round(pauses[pauses.length - 1]),
  };
}

/**
 * When an object is expected, by annotation or by what was learned, and from
 * when on its absence is a silence.
 *
 * @param newestAt - of the newest object
 */
export function expectNext(
  everySeconds: number | undefined,
  rhythm: Rhythm | undefined,
  newestAt: Date | undefined,
): Delivery['cadence'] {
  if (!newestAt) {
    return null;
  }
  const until = (seconds: number) =>
    new Date(newestAt.getTime() + seconds * 1000).toISOString();
  if (everySeconds !== undefined) {
    return {
      everySeconds,
      source: 'annotation',
      overdueAt: until(Math.max(MISSED * everySeconds, LEAST_SILENCE_SECONDS)),
    };
  }
  return rhythm
    ? {
        everySeconds: rhythm.everySeconds,
        source: 'learned',
        overdueAt: until(
          Math.max(
            MISSED_IF_LEARNED * rhythm.everySeconds,
            PAUSE_MARGIN * rhythm.longestPauseSeconds,
            LEAST_SILENCE_IF_LEARNED_SECONDS,
          ),
        ),
      }
    : null;
}

/**
 * The rhythm that a delivery was told with, when it was learned: one that leads
 * to the same expectation.
 */
export function rhythmOf({
  cadence,
  newest,
}: Pick<Delivery, 'cadence' | 'newest'>): Rhythm | undefined {
  if (cadence?.source !== 'learned' || !newest) {
    return undefined;
  }
  const silence = Date.parse(cadence.overdueAt) - Date.parse(newest.at);
  return {
    everySeconds: cadence.everySeconds,
    longestPauseSeconds: silence / 1000 / PAUSE_MARGIN,
  };
}
