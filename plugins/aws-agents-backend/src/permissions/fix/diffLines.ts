import type { DiffLine } from 'backstage-plugin-aws-agents-common';

/** More pairs of lines than this are not compared: the rest is replaced as a whole. */
const MAX_PAIRS = 4_000_000;

/**
 * The difference between two texts, line by line, in one list: what is gone
 * stands before what came in its place.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const head = commonLength(old, fresh);
  const tail = Math.min(
    commonLength([...old].reverse(), [...fresh].reverse()),
    Math.min(old.length, fresh.length) - head,
  );
  const same = (
    text: string,
    oldIndex: number,
    newIndex: number,
  ): DiffLine => ({
    kind: 'same',
    text,
    before: oldIndex + 1,
    after: newIndex + 1,
  });
  const oldEnd = old.length - tail;
  const newEnd = fresh.length - tail;
  return [
    ...old.slice(0, head).map((text, i) => same(text, i, i)),
    ...diffMiddle(old, fresh, { head, oldEnd, newEnd }),
    ...old.slice(oldEnd).map((text, i) => same(text, oldEnd + i, newEnd + i)),
  ];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) {
    length += 1;
  }
  return length;
}

interface Middle {
  readonly head: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** By the longest common subsequence, as lengths of what is left from each pair on. */
function diffMiddle(
  old: readonly string[],
  fresh: readonly string[],
  { head, oldEnd, newEnd }: Middle,
): DiffLine[] {
  const removed = (i: number): DiffLine => ({
    kind: 'removed',
    text: old[i],
    before: i + 1,
  });
  const added = (j: number): DiffLine => ({
    kind: 'added',
    text: fresh[j],
    after: j + 1,
  });
  const width = newEnd - head;
  const height = oldEnd - head;
  const isComparable = width * height <= MAX_PAIRS;
  const lengths = isComparable
    ? commonLengths(old.slice(head, oldEnd), fresh.slice(head, newEnd))
    : undefined;
  const lines: DiffLine[] = [];
  let i = head;
  let j = head;
  while (lengths && i < oldEnd && j < newEnd) {
    const row = i - head;
    const column = j - head;
    if (old[i] === fresh[j]) {
      lines.push({ kind: 'same', text: old[i], before: i + 1, after: j + 1 });
      i += 1;
      j += 1;
    } else if (lengths[row + 1][column] >= lengths[row][column + 1]) {
      lines.push(removed(i));
      i += 1;
    } else {
      lines.push(added(j));
      j += 1;
    }
  }
  for (; i < oldEnd; i++) lines.push(removed(i));
  for (; j < newEnd; j++) lines.push(added(j));
  return lines;
}

function commonLengths(
  old: readonly string[],
  fresh: readonly string[],
): Uint32Array[] {
  const rows = Array.from(
    { length: old.length + 1 },
    () => new Uint32Array(fresh.length + 1),
  );
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      rows[i][j] =
        old[i] === fresh[j]
          ? rows[i + 1][j + 1] + 1
          : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}
