import { RefreshPace } from './RefreshPace';

describe('RefreshPace', () => {
  let now = Date.parse('2026-11-01T12:00:00Z');
  const act = jest.fn(async () => {});
  beforeEach(() => act.mockClear());

  it('does a thing once in its time, and says when it may be done again', async () => {
    const pace = RefreshPace.create({ minSeconds: 10, now: () => now });
    expect(pace.nextAt('a')).toBeUndefined();
    await pace.run('a', act);
    await pace.run('a', act);
    await pace.run('b', act);
    expect(act).toHaveBeenCalledTimes(2);
    expect(pace.nextAt('a')).toBe('2026-11-01T12:00:10.000Z');
    now += 10_000;
    expect(pace.nextAt('a')).toBeUndefined();
    await pace.run('a', act);
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('does not count what failed, and shares what is under way', async () => {
    const pace = RefreshPace.create({ minSeconds: 10, now: () => now });
    await expect(
      pace.run('a', async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await Promise.all([pace.run('a', act), pace.run('a', act)]);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('holds nobody back when there is no pause', async () => {
    const pace = RefreshPace.create({ minSeconds: 0, now: () => now });
    await pace.run('a', act);
    await pace.run('a', act);
    expect(act).toHaveBeenCalledTimes(2);
  });
});
