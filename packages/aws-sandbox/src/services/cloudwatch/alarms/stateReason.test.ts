import type { Point } from '../math/value';
import type { AlarmRule } from './alarm';
import { evaluateRule } from './evaluateRule';
import { javaDouble } from './javaDouble';
import { stateReason, stateReasonData } from './stateReason';

const NEWEST = Date.parse('2023-01-09T14:02:00Z');

function point(value: number, minutesBefore: number = 0): Point {
  return { time: NEWEST - minutesBefore * 60_000, value };
}

const RULE: AlarmRule = {
  periodSeconds: 60,
  evaluationPeriods: 2,
  datapointsToAlarm: 2,
  isMOutOfN: false,
  threshold: 42,
  comparison: 'GreaterThanThreshold',
  treatMissingData: 'missing',
};

function reasonOf(
  window: (Point | undefined)[],
  change: Partial<AlarmRule> = {},
) {
  const rule = { ...RULE, ...change };
  return stateReason(rule, evaluateRule(window, rule));
}

describe('stateReason', () => {
  // Sentences of alarms in AWS, with other numbers.
  it.each<[string, (Point | undefined)[], Partial<AlarmRule>, string]>([
    [
      'OK',
      [point(0), point(1, 1)],
      {},
      'Threshold Crossed: 2 datapoints [0.0 (09/01/23 14:02:00), 1.0 (09/01/23 14:01:00)] were not greater than the threshold (42.0).',
    ],
    [
      'OK because of one',
      [point(0), point(50, 1)],
      {},
      'Threshold Crossed: 1 datapoint [0.0 (09/01/23 14:02:00)] was not greater than the threshold (42.0).',
    ],
    [
      'ALARM',
      [point(42.5), point(1e8, 1)],
      {},
      'Threshold Crossed: 2 datapoints [42.5 (09/01/23 14:02:00), 1.0E8 (09/01/23 14:01:00)] were greater than the threshold (42.0).',
    ],
    [
      'ALARM of M out of N with missing data',
      [undefined, point(613, 1), undefined],
      {
        isMOutOfN: true,
        datapointsToAlarm: 1,
        evaluationPeriods: 3,
        treatMissingData: 'notBreaching',
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
      },
      'Threshold Crossed: 1 out of the last 3 datapoints [613.0 (09/01/23 14:01:00)] was greater than or equal to the threshold (1.0) and 2 missing datapoints were treated as [NonBreaching] (minimum 1 datapoint for OK -> ALARM transition).',
    ],
    [
      'ALARM of missing data',
      [undefined, undefined],
      { treatMissingData: 'breaching' },
      'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
    ],
    [
      'ALARM of mostly missing data',
      [undefined, undefined, point(0, 2)],
      {
        treatMissingData: 'breaching',
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      },
      'Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].',
    ],
    [
      'OK in spite of missing data',
      [point(2), undefined],
      {
        treatMissingData: 'breaching',
        comparison: 'LessThanOrEqualToThreshold',
        threshold: 0,
      },
      'Threshold Crossed: 1 datapoint [2.0 (09/01/23 14:02:00)] was not less than or equal to the threshold (0.0) and 1 missing datapoint was treated as [Breaching].',
    ],
    [
      'INSUFFICIENT_DATA',
      [undefined, undefined],
      {},
      'Insufficient Data: 2 datapoints were unknown.',
    ],
    [
      'INSUFFICIENT_DATA of one period',
      [undefined],
      { evaluationPeriods: 1, datapointsToAlarm: 1 },
      'Insufficient Data: 1 datapoint was unknown.',
    ],
  ])('%s', (_, window, change, expected) => {
    expect(reasonOf(window, change)).toBe(expected);
  });
});

it('writes reason data with the newest datapoint last in recentDatapoints', () => {
  const text = stateReasonData(
    RULE,
    evaluateRule([point(0), point(1, 1)], RULE),
    {
      queryTime: Date.parse('2023-01-09T14:07:25.504Z'),
      statistic: 'Sum',
      unit: 'Count',
    },
  );
  expect(text).toContain('"recentDatapoints":[1.0,0.0],"threshold":42.0');
  expect(JSON.parse(text)).toEqual({
    version: '1.0',
    queryDate: '2023-01-09T14:07:25.504+0000',
    startDate: '2023-01-09T14:01:00.000+0000',
    unit: 'Count',
    statistic: 'Sum',
    period: 60,
    recentDatapoints: [1, 0],
    threshold: 42,
    evaluatedDatapoints: [
      { timestamp: '2023-01-09T14:02:00.000+0000', value: 0 },
      { timestamp: '2023-01-09T14:01:00.000+0000', value: 1 },
    ],
  });
});

it.each([
  [0, '0.0'],
  [21, '21.0'],
  [-0.5, '-0.5'],
  [99.83333333333333, '99.83333333333333'],
  [9999999, '9999999.0'],
  [10_000_000, '1.0E7'],
  [123_456_789, '1.23456789E8'],
  [0.001, '0.001'],
  [0.0005, '5.0E-4'],
])('prints %d as Java does: %s', (value, expected) => {
  expect(javaDouble(value)).toBe(expected);
});
