import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Cuts a list into consecutive parts of at most `size`, with a turn of the event
 * loop after each, so that who goes through a long list holds up nobody.
 */
export async function* inTurns<T>(
  items: readonly T[],
  size: number,
): AsyncGenerator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
    await nextTurn();
  }
}
