import { LruMap } from './LruMap';

describe('LruMap', () => {
  it('forgets what was not used for longest', () => {
    const map = new LruMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.peek('b');
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([
      1,
      undefined,
      3,
    ]);
    expect(map.size).toBe(2);
  });

  it('keeps one entry a key', () => {
    const map = new LruMap<string, number>(2);
    map.set('a', 1);
    map.set('a', 2);
    expect([map.get('a'), map.size]).toEqual([2, 1]);
    map.delete('a');
    expect(map.size).toBe(0);
  });
});
