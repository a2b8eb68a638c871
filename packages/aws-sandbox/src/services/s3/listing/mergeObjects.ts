import type { ObjectRecord } from '../world/ObjectRecord';
import { compareKeys } from './keyOrder';

/**
 * Merges objects that come in the order of their keys into one such order. Of objects with the same key the one of the
 * earlier source counts.
 */
export function* mergeObjects(
  sources: readonly Iterable<ObjectRecord>[],
): Generator<ObjectRecord> {
  const iterators = sources.map(source => source[Symbol.iterator]());
  const heads = iterators.map(iterator => iterator.next());
  for (;;) {
    let least: ObjectRecord | undefined;
    for (const head of heads) {
      if (head.done) continue;
      if (!least || compareKeys(head.value.key, least.key) < 0) {
        least = head.value;
      }
    }
    if (!least) return;
    const { key } = least;
    yield least;
    heads.forEach((head, i) => {
      if (!head.done && head.value.key === key) heads[i] = iterators[i].next();
    });
  }
}
