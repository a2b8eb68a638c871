import type { MetricSeries } from 'backstage-plugin-aws-agents-common';
import {
  bandPieces,
  describeBand,
  expectedAt,
  lastExpected,
  pointsOutside,
  timeOutside,
} from './expectedBand';

const MINUTE = 60_000;

function banded(
  values: number[],
  bounds: Array<[number, number] | null>,
): Pick<MetricSeries, 'points' | 'periodSeconds' | 'unit' | 'band'> {
  return {
    periodSeconds: 60,
    unit: 'Milliseconds',
    points: values.map((value, index) => [index * MINUTE, value]),
    band: {
      deviations: 2.5,
      status: 'complete',
      points: bounds.flatMap((pair, index) =>
        pair ? [[index * MINUTE, ...pair] as [number, number, number]] : [],
      ),
    },
  };
}

const WITHOUT = { ...banded([1], []), band: undefined };

describe('bandPieces', () => {
  it('breaks where nothing is expected', () => {
    const series = banded([], [[1, 2], [1, 3], null, null, [1, 4]]);
    expect(bandPieces(series).map(piece => piece.length)).toEqual([2, 1]);
    expect(bandPieces(WITHOUT)).toEqual([]);
  });
});

describe('what lies outside', () => {
  it('is above or below what is expected at the same time', () => {
    const series = banded([5, 11, 0, 50], [[1, 10], [1, 10], [1, 10], null]);
    expect(pointsOutside(series)).toEqual([
      [MINUTE, 11],
      [2 * MINUTE, 0],
    ]);
    expect(timeOutside(series)).toBe('2 min');
  });

  it('is nothing on the bounds, and without a band', () => {
    expect(
      timeOutside(
        banded(
          [1, 10],
          [
            [1, 10],
            [1, 10],
          ],
        ),
      ),
    ).toBeUndefined();
    expect(pointsOutside(WITHOUT)).toEqual([]);
  });
});

describe('lastExpected', () => {
  it.each([
    [5, undefined],
    [11, 'above'],
    [0, 'below'],
  ])('tells how %d stands to the band', (value, outside) => {
    const last = lastExpected(banded([value], [[1, 10]]));
    expect(last?.range).toBe('1 ms to 10 ms');
    expect(last?.outside).toBe(outside);
  });

  it('says nothing where nothing is expected', () => {
    expect(lastExpected(banded([5, 5], [[1, 10]]))).toBeUndefined();
    expect(lastExpected(WITHOUT)).toBeUndefined();
  });
});

describe('in words', () => {
  it('is said at each time', () => {
    const at = expectedAt(banded([5, 5], [[1, 10]]));
    expect(at(0)).toBe('1 ms to 10 ms');
    expect(at(MINUTE)).toBeUndefined();
  });

  it('is said to those who do not see it', () => {
    expect(
      describeBand(
        banded(
          [5, 11],
          [
            [1, 10],
            [1, 10],
          ],
        ),
      ),
    ).toBe(
      ', expected band of 2.5 standard deviations, 1 ms to 10 ms at the last point, 1 of 2 points outside',
    );
    expect(describeBand(WITHOUT)).toBe('');
    expect(describeBand(banded([5], []))).toBe('');
  });
});
