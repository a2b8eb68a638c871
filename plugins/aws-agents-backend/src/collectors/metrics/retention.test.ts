import { METRIC_TIERS } from '../../store';
import { finestRetained } from './retention';

const DAY = 86_400;

describe('finestRetained', () => {
  it.each([
    [3600, 60],
    [15 * DAY, 60],
    [15 * DAY + 1, 300],
    [63 * DAY, 300],
    [64 * DAY, 3600],
    [1000 * DAY, 3600],
  ])('of a window that began %i s ago is %i s', (age, period) => {
    expect(finestRetained(age)).toBe(period);
  });

  it('lets every tier be filled at first sight', () => {
    for (const tier of METRIC_TIERS) {
      expect(
        finestRetained(tier.windowSeconds + tier.chunkSeconds),
      ).toBeLessThanOrEqual(tier.periodSeconds);
    }
  });
});
