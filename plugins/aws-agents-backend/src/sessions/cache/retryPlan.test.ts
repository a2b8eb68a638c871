import { retryDelay } from './retryPlan';

describe('retryDelay', () => {
  const delays = (retryable: boolean, random: number) =>
    [1, 2, 3, 6, 12, 1000].map(failures =>
      retryDelay({ retryable }, failures, random, 3_600_000),
    );

  it('doubles up to half a minute when time may help', () => {
    expect(delays(true, 0)).toEqual([2000, 4000, 8000, 30_000, 30_000, 30_000]);
  });

  it('doubles up to ten minutes when somebody must act', () => {
    expect(delays(false, 0)).toEqual([
      15_000, 30_000, 60_000, 480_000, 600_000, 600_000,
    ]);
  });

  it('tries again at each collection what is denied', () => {
    expect(retryDelay({ retryable: false }, 1000, 0, 300_000)).toBe(270_000);
  });

  it('takes up to a quarter off', () => {
    expect(delays(true, 1)[0]).toBe(1500);
  });
});
