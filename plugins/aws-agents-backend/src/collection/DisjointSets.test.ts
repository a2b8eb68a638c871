import { DisjointSets } from './DisjointSets';

describe('DisjointSets', () => {
  it('joins what hangs together through others, and nothing else', () => {
    const sets = new DisjointSets();
    sets.join('a', 'b');
    sets.join('c', 'd');
    sets.join('d', 'b');
    expect(
      new Set(['a', 'b', 'c', 'd'].map(item => sets.rootOf(item))).size,
    ).toBe(1);
    expect(sets.rootOf('e')).toBe('e');
  });
});
