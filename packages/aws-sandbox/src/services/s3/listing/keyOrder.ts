/** Moves surrogates behind the code units that follow them, which is where UTF-8 has them. */
function utf8Rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

/**
 * Compares keys as S3 orders them: by their UTF-8 bytes.
 *
 * @returns negative, zero or positive
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) {
      return utf8Rank(a.charCodeAt(i)) - utf8Rank(b.charCodeAt(i));
    }
  }
  return a.length - b.length;
}

/** Where a listing goes on: after a key, or after all keys that begin with it. */
export interface Position {
  readonly after: string;
  readonly skipsPrefix: boolean;
}

/** Before the first key. */
export const BEGINNING: Position = { after: '', skipsPrefix: false };

/** Whether a key comes after a position. Of keys in order, those that do are the last ones. */
export function isPast(key: string, { after, skipsPrefix }: Position): boolean {
  return compareKeys(key, after) > 0 && !(skipsPrefix && key.startsWith(after));
}

/** The first index from `low` to `high` at which a condition holds, given that it holds from there on; else `high`. */
export function firstIndex(
  low: number,
  high: number,
  holds: (index: number) => boolean,
): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
