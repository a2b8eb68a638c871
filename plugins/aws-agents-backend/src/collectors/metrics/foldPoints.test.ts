import { canFold, foldPoints } from './foldPoints';

const MINUTE = 60_000;

describe('canFold', () => {
  it.each([
    ['Sum', 60, 300, true],
    ['SampleCount', 60, 3600, true],
    ['Minimum', 300, 3600, true],
    ['Maximum', 60, 300, true],
    ['Average', 60, 300, false],
    ['p99', 60, 300, false],
    ['TS(:90%)', 60, 300, false],
    ['toString', 60, 300, false],
    ['Sum', 300, 300, false],
    ['Sum', 120, 300, false],
    ['Sum', 3600, 300, false],
  ])(
    '%s of %i s to %i s: %s',
    (statistic, minimumPeriodSeconds, period, expected) => {
      expect(canFold({ statistic, minimumPeriodSeconds }, period)).toBe(
        expected,
      );
    },
  );

  it('is never of an expression', () => {
    const math = { expression: 'a', inputs: {} };
    expect(
      canFold({ statistic: 'Sum', minimumPeriodSeconds: 60, math }, 300),
    ).toBe(false);
  });
});

describe('foldPoints', () => {
  const points: Array<[number, number]> = [
    [0, 3],
    [4 * MINUTE, 5],
    [11 * MINUTE, -1],
  ];

  it.each([
    ['Sum', [8, -1]],
    ['Minimum', [3, -1]],
    ['Maximum', [5, -1]],
  ])('makes %s, and no point of a period without any', (statistic, [a, b]) => {
    expect(foldPoints(points, statistic, 300)).toEqual([
      [0, a],
      [10 * MINUTE, b],
    ]);
  });
});
