import type { SeriesAlarm } from 'backstage-plugin-aws-agents-common';
import { chartThresholds } from './thresholds';

const alarmAt = (threshold: number | null): SeriesAlarm => ({
  name: `at ${threshold}`,
  state: 'OK',
  since: null,
  comparison: 'GreaterThanThreshold',
  threshold,
});
const seriesOf = (values: number[], ...thresholds: Array<number | null>) => ({
  points: values.map((value, index): [number, number] => [index, value]),
  alarms: thresholds.map(alarmAt),
});

describe('chartThresholds', () => {
  it('makes room for thresholds near the values', () => {
    expect(chartThresholds(seriesOf([10, 100], 300))).toMatchObject({
      drawn: [{ threshold: 300 }],
      max: expect.closeTo(345),
      min: 10,
    });
    expect(chartThresholds(seriesOf([10, 100], -5)).min).toBe(-5);
  });

  it('does not flatten the line for a threshold far away', () => {
    expect(chartThresholds(seriesOf([10, 100], 401))).toEqual({
      drawn: [],
      max: 100,
      min: 10,
    });
  });

  it('draws any threshold over a line of zeros, and none that is not there', () => {
    expect(chartThresholds(seriesOf([0, 0], 5, null)).drawn).toEqual([
      alarmAt(5),
    ]);
  });

  it('makes room for all that is expected', () => {
    const band = {
      deviations: 2,
      status: 'complete' as const,
      points: [
        [0, 4, 900],
        [1, -2, 800],
      ] as Array<[number, number, number]>,
    };
    expect(chartThresholds({ ...seriesOf([10, 100]), band })).toMatchObject({
      max: 900,
      min: -2,
    });
  });
});
