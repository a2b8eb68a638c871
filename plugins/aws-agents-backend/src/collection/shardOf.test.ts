import { shardOf } from './shardOf';

describe('shardOf', () => {
  it('keeps an account where it is, in every version', () => {
    expect(shardOf({ accountId: '111122223333' }, 1)).toBe(0);
    expect(
      ['111122223333', '444455556666', '777788889999'].map(accountId =>
        shardOf({ accountId }, 8),
      ),
    ).toEqual([6, 5, 6]);
  });

  it('spreads accounts evenly', () => {
    const counts = Array(8).fill(0);
    for (let i = 0; i < 5_000; i += 1) {
      counts[shardOf({ accountId: `${100_000_000_000 + i * 7919}` }, 8)] += 1;
    }
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.25);
  });
});
