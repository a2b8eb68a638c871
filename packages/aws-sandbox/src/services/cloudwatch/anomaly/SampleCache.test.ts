import { SampleCache } from './SampleCache';

describe('SampleCache', () => {
  it('remembers samples of each metric, also that there is none', () => {
    const cache = SampleCache.create();
    cache.of('a', 0).set(1, 5).set(2, undefined);
    expect([...cache.of('a', 0)]).toEqual([
      [1, 5],
      [2, undefined],
    ]);
    expect(cache.of('b', 0).size).toBe(0);
  });

  it('forgets them when data is put', () => {
    const cache = SampleCache.create();
    cache.of('a', 0).set(1, 5);
    expect(cache.of('a', 1).size).toBe(0);
  });

  it('is bounded', () => {
    const cache = SampleCache.create();
    const first = cache.of('0', 0);
    for (let n = 0; n < 5_000; n++) {
      first.set(n, n);
      cache.of(`${n}`, 0).set(0, 0);
    }
    expect(cache.of('0', 0)).not.toBe(first);
  });
});
