import { chartPoints, isLonePoint } from './chartPoints';

const at = (minute: number) => Date.UTC(2026, 10, 24, 12, minute);

describe('chartPoints', () => {
  it('breaks the line where points are missing, and only there', () => {
    const points = chartPoints({
      periodSeconds: 60,
      points: [
        [at(0), 1],
        [at(1), 2],
        [at(5), 3],
        [at(6), 0],
      ],
    });
    expect(
      points.map(({ time, value }) => [time.getUTCMinutes(), value]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, null],
      [5, 3],
      [6, 0],
    ]);
  });

  it('bears a point that is a little late', () => {
    const points = chartPoints({
      periodSeconds: 60,
      points: [
        [at(0), 1],
        [at(1) + 20_000, 2],
      ],
    });
    expect(points).toHaveLength(2);
  });

  it('has nothing to show for no points', () => {
    expect(chartPoints({ periodSeconds: 60, points: [] })).toEqual([]);
  });
});

describe('isLonePoint', () => {
  it('finds points that a line alone would not show', () => {
    const points = chartPoints({
      periodSeconds: 60,
      points: [
        [at(0), 1],
        [at(10), 2],
        [at(11), 3],
      ],
    });
    expect(points.map((_, index) => isLonePoint(points, index))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
