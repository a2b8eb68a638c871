import { DAY, Grid, HOUR } from '../metrics/granularity';
import { expectedBand } from './expectedBand';

/** A Tuesday. */
const NOON = Date.UTC(2026, 2, 10, 12);
const grid: Grid = { start: NOON, end: NOON + HOUR, periodSeconds: 300 };

function bandOf(
  valueAt: (time: number) => number | undefined,
  more: { deviations?: number; maximum?: number; grid?: Grid } = {},
) {
  return expectedBand({
    grid,
    deviations: 2,
    ...more,
    sample: valueAt,
  });
}

/** 90 and 110, day by day: 100 with a deviation of 10. */
const swinging = (time: number) =>
  100 + (Math.floor(time / DAY) % 2 ? 10 : -10);

describe('expectedBand', () => {
  it('is the mean of the same time of day, give or take deviations', () => {
    const { lower, upper } = bandOf(swinging);
    expect(lower).toHaveLength(12);
    expect(lower.map(({ time }) => time)).toEqual(
      upper.map(({ time }) => time),
    );
    expect(lower[0]).toEqual({ time: NOON, value: expect.closeTo(79.9, 1) });
    expect(upper[0]).toEqual({ time: NOON, value: expect.closeTo(120.1, 1) });
    expect(bandOf(swinging, { deviations: 4 }).upper[0].value).toBeCloseTo(
      140.3,
      1,
    );
  });

  it('follows the time of day, and tells working days from weekends', () => {
    const daily = (time: number) =>
      (time % DAY) / HOUR + (new Date(time).getUTCDay() % 6 === 0 ? 100 : 0);
    const { lower, upper } = bandOf(daily);
    expect((lower[0].value + upper[0].value) / 2).toBeCloseTo(12, 0);
    const sunday = NOON - 2 * DAY;
    const weekend = bandOf(daily, {
      grid: { ...grid, start: sunday, end: sunday + HOUR },
    });
    expect((weekend.lower[0].value + weekend.upper[0].value) / 2).toBeCloseTo(
      112,
      0,
    );
  });

  it('does not move with what happens now', () => {
    const calm = bandOf(() => 50);
    const burst = bandOf(time => (time >= NOON - HOUR ? 9_000 : 50));
    expect(burst).toEqual(calm);
  });

  it('stays where values can be', () => {
    const low = (time: number) => ((time / 600_000) % 2 ? 1 : 99);
    const { lower, upper } = bandOf(low, { deviations: 3, maximum: 100 });
    expect(lower[0].value).toBe(0);
    expect(upper[0].value).toBe(100);
    expect(bandOf(time => -low(time)).lower[0].value).toBeLessThan(-99);
  });

  it('allows a metric that never moves a little', () => {
    const { lower, upper } = bandOf(() => 3);
    expect(lower[0].value).toBeCloseTo(2.94);
    expect(upper[0].value).toBeCloseTo(3.06);
  });

  it('expects nothing of fewer than three days', () => {
    const since = (days: number) => (time: number) =>
      time >= NOON - days * DAY - HOUR ? 1 : undefined;
    // Sunday and Saturday say nothing of a Tuesday.
    expect(bandOf(since(4)).lower).toEqual([]);
    expect(bandOf(since(5)).lower).toHaveLength(12);
    expect(bandOf(() => undefined)).toEqual({ lower: [], upper: [] });
  });

  it('looks at few samples, and neighbours at the same', () => {
    const asked: number[] = [];
    bandOf(time => asked.push(time));
    // Ten working days, and two hours around the hour of the band.
    expect(new Set(asked).size).toBe(10 * 12);
    expect(asked.every(time => time <= NOON + HOUR - DAY + HOUR)).toBe(true);
  });

  it('looks at the hours beside an hour, where days change fastest', () => {
    const steep = (time: number) => 100 * ((time % DAY) / HOUR);
    const { lower, upper } = bandOf(steep, {
      grid: { start: NOON, end: NOON + HOUR, periodSeconds: 3600 },
    });
    expect(lower[0].value).toBeLessThan(1_100);
    expect(upper[0].value).toBeGreaterThan(1_300);
  });
});
