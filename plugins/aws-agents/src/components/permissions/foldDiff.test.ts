import type { DiffLine } from 'backstage-plugin-aws-agents-common';
import { countChanges, foldDiff } from './foldDiff';

const same = (n: number): DiffLine[] =>
  Array.from({ length: n }, (_, i) => ({ kind: 'same', text: `${i}` }));
const added: DiffLine = { kind: 'added', text: '+' };
const removed: DiffLine = { kind: 'removed', text: '-' };

const shape = (diff: DiffLine[]) =>
  foldDiff(diff).map(({ kind, lines }) => [kind, lines.length]);

it('keeps three lines around a change and folds the rest', () => {
  expect(shape([...same(20), removed, added, ...same(20)])).toEqual([
    ['fold', 17],
    ['lines', 8],
    ['fold', 17],
  ]);
});

it('does not fold what is hardly longer than the fold', () => {
  expect(shape([added, ...same(9), removed])).toEqual([
    ['lines', 4],
    ['lines', 3],
    ['lines', 4],
  ]);
});

it('folds everything when nothing changes', () => {
  expect(shape(same(9))).toEqual([['fold', 9]]);
  expect(shape([])).toEqual([]);
});

it('counts', () => {
  expect(countChanges([...same(2), added, added, removed])).toEqual({
    added: 2,
    removed: 1,
  });
});
