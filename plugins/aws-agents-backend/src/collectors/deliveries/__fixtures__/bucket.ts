import type { Listing } from '../BoundedLister';
import type { ListedObject } from '../DeliveryTally';

/** Time of the collections. */
export const NOW = new Date('2026-11-01T12:30:00Z');
export const HOUR_MS = 3600 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/** A bucket that pages, sorts and groups as S3 does. */
export function bucketOf(objects: ListedObject[], pageSize = 1000) {
  const sorted = [...objects].sort((a, b) => (a.key < b.key ? -1 : 1));
  const listings: Listing[] = [];
  const list = async (listing: Listing) => {
    listings.push(listing);
    const entries = new Map<string, ListedObject | undefined>();
    for (const object of sorted) {
      if (
        object.key.startsWith(listing.prefix) &&
        object.key > (listing.startAfter ?? '')
      ) {
        const cut = object.key.indexOf('/', listing.prefix.length);
        if (listing.delimiter && cut >= 0) {
          entries.set(object.key.slice(0, cut + 1), undefined);
        } else {
          entries.set(object.key, object);
        }
      }
    }
    const page = [...entries].slice(0, pageSize);
    return {
      objects: page.flatMap(([, object]) => (object ? [object] : [])),
      prefixes: page.flatMap(([name, object]) => (object ? [] : [name])),
      more: entries.size > pageSize,
    };
  };
  return { list, listings };
}

/** One object every `everyMs` from `days` ago until `until`, named by `toKey`. */
export function written(
  toKey: (time: Date, index: number) => string,
  options: { days: number; everyMs: number; until?: Date },
): ListedObject[] {
  const until = (options.until ?? NOW).getTime();
  const objects: ListedObject[] = [];
  for (
    let at = until - options.days * DAY_MS;
    at <= until;
    at += options.everyMs
  ) {
    const time = new Date(at);
    objects.push({ key: toKey(time, objects.length), at: time, bytes: 100 });
  }
  return objects;
}
