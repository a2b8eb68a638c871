import type { DiffLine } from 'backstage-plugin-aws-agents-common';

/** A piece of a difference: lines to show, or lines that are the same and folded. */
export type DiffPiece =
  | { kind: 'lines'; lines: DiffLine[] }
  | { kind: 'fold'; lines: DiffLine[] };

/** Equal lines shown around a change. */
const CONTEXT = 3;

/** Fewer lines than this are not worth folding. */
const MIN_FOLD = 4;

/** Folds what is the same on both sides, far from any change. */
export function foldDiff(diff: DiffLine[]): DiffPiece[] {
  const isNear = diff.map((_, i) =>
    diff
      .slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1)
      .some(({ kind }) => kind !== 'same'),
  );
  const pieces: DiffPiece[] = [];
  diff.forEach((line, i) => {
    const kind = isNear[i] ? 'lines' : 'fold';
    const last = pieces[pieces.length - 1];
    if (last?.kind === kind) {
      last.lines.push(line);
    } else {
      pieces.push({ kind, lines: [line] });
    }
  });
  return pieces.map(piece =>
    piece.kind === 'fold' && piece.lines.length < MIN_FOLD
      ? { kind: 'lines', lines: piece.lines }
      : piece,
  );
}

/** How many lines come and go. */
export function countChanges(diff: DiffLine[]): {
  added: number;
  removed: number;
} {
  return {
    added: diff.filter(({ kind }) => kind === 'added').length,
    removed: diff.filter(({ kind }) => kind === 'removed').length,
  };
}
