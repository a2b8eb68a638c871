import { setImmediate } from 'node:timers/promises';

/** Longest that work may hold the event loop before others get their turn, in ms. */
const TURN_MS = 8;

/**
 * A function to be awaited between pieces of long work: it lets others have
 * their turn whenever the last one was some milliseconds ago.
 */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
  };
}
