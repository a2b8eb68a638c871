import {
  DAY,
  HOUR,
  gridLength,
  gridOf,
  gridTime,
  isPeriod,
  isRetained,
  roundStart,
} from './granularity';

const NOW = Date.parse('2026-03-10T12:34:56Z');

describe('isPeriod', () => {
  it.each([1, 5, 10, 20, 30, 60, 120, 300, 3600, 86400])('takes %d s', s =>
    expect(isPeriod(s)).toBe(true),
  );
  it.each([0, -60, 2, 15, 45, 61, 90, 60.5])('refuses %d s', s =>
    expect(isPeriod(s)).toBe(false),
  );
});

describe('isRetained', () => {
  it.each([
    [2 * HOUR, 1, true],
    [4 * HOUR, 1, false],
    [4 * HOUR, 30, false],
    [4 * HOUR, 60, true],
    [14 * DAY, 60, true],
    [16 * DAY, 60, false],
    [16 * DAY, 300, true],
    [16 * DAY, 420, false],
    [62 * DAY, 300, true],
    [64 * DAY, 300, false],
    [64 * DAY, 3600, true],
    [454 * DAY, 3600, true],
    [456 * DAY, 3600, false],
  ])('data %d ms old with a period of %d s: %s', (age, period, expected) => {
    expect(isRetained(NOW - age, period, NOW)).toBe(expected);
  });
});

describe('roundStart', () => {
  const start = (age: number) => NOW - age;
  it.each([
    ['to the minute', start(HOUR), 300, '2026-03-10T11:34:00.000Z'],
    ['to 5 minutes', start(20 * DAY), 300, '2026-02-18T12:30:00.000Z'],
    ['to the hour', start(70 * DAY), 3600, '2025-12-30T12:00:00.000Z'],
    ['to a short period', start(HOUR), 10, '2026-03-10T11:34:50.000Z'],
  ])('%s', (_, time, period, expected) => {
    expect(new Date(roundStart(time, period, NOW)).toISOString()).toBe(
      expected,
    );
  });
});

describe('gridOf', () => {
  it('begins at the rounded start and takes every period that begins before the end', () => {
    const grid = gridOf(
      Date.parse('2026-03-10T12:07:30Z'),
      Date.parse('2026-03-10T12:20:00Z'),
      300,
      NOW,
    );
    const times = Array.from({ length: gridLength(grid) }, (_, i) =>
      new Date(gridTime(grid, i)).toISOString().slice(11, 16),
    );
    expect(times).toEqual(['12:07', '12:12', '12:17']);
  });

  it('stays bounded, however wide the window and short the period', () => {
    const wide = (period: number) => gridLength(gridOf(0, 1e15, period, NOW));
    expect(wide(1)).toBeLessThanOrEqual(5 * 3600 + 1);
    expect(wide(60)).toBeLessThanOrEqual(15 * 1440 + 121);
    expect(wide(300)).toBeLessThanOrEqual(63 * 288 + 25);
    expect(wide(3600)).toBeLessThanOrEqual(455 * 24 + 3);
  });
});
