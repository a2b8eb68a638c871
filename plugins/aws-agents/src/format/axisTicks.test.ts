import { axisTicks } from './axisTicks';
import { formatMetricValue } from './metricValue';

const labels = (max: number, unit: string | null) =>
  axisTicks(max, unit).map(tick => formatMetricValue(tick, unit));

describe('axisTicks', () => {
  it.each([
    [76 * 1024 ** 2, 'Bytes', ['0 B', '20 MiB', '40 MiB', '60 MiB', '80 MiB']],
    [1_030_000, 'Bytes', ['0 B', '256 KiB', '512 KiB', '768 KiB', '1 MiB']],
    [3000, 'Bytes/Second', ['0 B/s', '1 KiB/s', '2 KiB/s', '3 KiB/s']],
    [122, 'Seconds', ['0 s', '1 min', '2 min', '3 min']],
    [0.23, 'Seconds', ['0 s', '100 ms', '200 ms', '300 ms']],
    [230, 'Milliseconds', ['0 s', '100 ms', '200 ms', '300 ms']],
    [3 * 86_400, 'Seconds', ['0 s', '1 d', '2 d', '3 d']],
    [42, 'Percent', ['0 %', '20 %', '40 %', '60 %']],
    [2321, 'Count', ['0', '1,000', '2,000', '3,000']],
    [7, null, ['0', '2', '4', '6', '8']],
    [0, 'Count', ['0', '1']],
    [NaN, 'Count', ['0', '1']],
  ])('ticks up to %p %p', (max, unit, expected) => {
    expect(labels(max, unit)).toEqual(expected);
  });

  it('always reaches the greatest value, with few ticks', () => {
    for (const unit of ['Bytes', 'Seconds', 'Microseconds', 'Count', null]) {
      for (let power = -9; power < 15; power += 0.37) {
        const max = 10 ** power;
        const ticks = axisTicks(max, unit);
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(
          max * (1 - 1e-8),
        );
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }
    }
  });
});
