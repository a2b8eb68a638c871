import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { get, metric } from '../__fixtures__/queries';
import { errorOf, stateOf } from '../__fixtures__/world';

const STEADY = {
  namespace: 'App',
  name: 'steady',
  unit: 'Count',
  pattern: { kind: 'daily', base: 100, amplitude: 400, noise: 0.05 },
};
const detector = (metricName: string, state = 'TRAINED') => ({
  namespace: 'App',
  metricName,
  statistic: 'Sum',
  state,
});
const band = (
  expression = 'ANOMALY_DETECTION_BAND(m, 3)',
): MetricDataQuery => ({ Id: 'band', Expression: expression });

const detected = () =>
  stateOf({ metrics: [STEADY], anomalyDetectors: [detector('steady')] });

describe('ANOMALY_DETECTION_BAND', () => {
  it('gives two time series under the id of the query, the lower one first', () => {
    const { MetricDataResults = [] } = get(detected(), [
      metric('m', 'steady'),
      band(),
    ]);
    expect(MetricDataResults.map(({ Id, Label }) => [Id, Label])).toEqual([
      ['m', 'steady'],
      ['band', 'steady ANOMALY_DETECTION_BAND lower'],
      ['band', 'steady ANOMALY_DETECTION_BAND upper'],
    ]);
    const [values, lower, upper] = MetricDataResults;
    expect(lower.StatusCode).toBe('Complete');
    expect(lower.Timestamps).toHaveLength(10);
    expect(upper.Timestamps).toEqual(lower.Timestamps);
    values.Values?.forEach((value, index) => {
      expect(value).toBeGreaterThan(lower.Values?.[index] ?? Infinity);
      expect(value).toBeLessThan(upper.Values?.[index] ?? -Infinity);
    });
  });

  it('is two standard deviations wide unless the query says otherwise', () => {
    const state = detected();
    const widthOf = (expression: string) => {
      const [lower, upper] =
        get(state, [
          metric('m', 'steady', { ReturnData: false }),
          band(expression),
        ]).MetricDataResults ?? [];
      return (upper.Values?.[0] ?? 0) - (lower.Values?.[0] ?? 0);
    };
    const two = widthOf('ANOMALY_DETECTION_BAND(m)');
    expect(widthOf('ANOMALY_DETECTION_BAND(m, 2)')).toBe(two);
    expect(widthOf('ANOMALY_DETECTION_BAND(m, 4)')).toBeCloseTo(2 * two);
  });

  it.each([
    ['no detector', stateOf({ metrics: [STEADY] }), 'Sum'],
    [
      'a detector that is being trained',
      stateOf({
        metrics: [STEADY],
        anomalyDetectors: [detector('steady', 'PENDING_TRAINING')],
      }),
      'Sum',
    ],
    ['a detector of another statistic', detected(), 'Average'],
  ])('is empty with %s, and the metric is not', (_, state, stat) => {
    const { MetricDataResults = [] } = get(state, [
      metric('m', 'steady', { stat }),
      band(),
    ]);
    expect(
      MetricDataResults.map(({ Id, Values, StatusCode }) => [
        Id,
        Values?.length,
        StatusCode,
      ]),
    ).toEqual([
      ['m', 10, 'Complete'],
      ['band', 0, 'Complete'],
      ['band', 0, 'Complete'],
    ]);
  });

  it('is empty while the metric has too little history', () => {
    const state = stateOf({
      metrics: [{ ...STEADY, name: 'young', from: '-1d' }],
      anomalyDetectors: [detector('young')],
    });
    const { MetricDataResults = [] } = get(state, [
      metric('m', 'young'),
      band(),
    ]);
    expect(MetricDataResults.map(({ Values }) => Values?.length)).toEqual([
      10, 0, 0,
    ]);
  });

  it('can be taken apart, as the user guide does', () => {
    const { MetricDataResults = [] } = get(detected(), [
      metric('m', 'steady', { ReturnData: false }),
      { Id: 'high', Expression: 'LAST(ANOMALY_DETECTION_BAND(m))' },
      { Id: 'low', Expression: 'FIRST(ANOMALY_DETECTION_BAND(m))' },
      {
        Id: 'odd',
        Expression: 'IF(m > LAST(ANOMALY_DETECTION_BAND(m, 9)), m)',
      },
    ]);
    const [high, low, odd] = MetricDataResults;
    expect(high.Values?.[0]).toBeGreaterThan(low.Values?.[0] ?? Infinity);
    expect(odd.Values).toEqual([]);
  });

  it.each([
    [
      'ANOMALY_DETECTION_BAND(METRICS(), 2)',
      "Unsupported operand type(s) for ANOMALY_DETECTION_BAND: '[Array[TimeSeries], Scalar]'",
    ],
    [
      'ANOMALY_DETECTION_BAND(m, m)',
      "Unsupported operand type(s) for ANOMALY_DETECTION_BAND: '[TimeSeries, TimeSeries]'",
    ],
    [
      'ANOMALY_DETECTION_BAND(m, 0)',
      'ANOMALY_DETECTION_BAND takes a positive number of standard deviations',
    ],
    [
      'ANOMALY_DETECTION_BAND()',
      "Function 'ANOMALY_DETECTION_BAND' takes 1 to 2 argument(s), not 0",
    ],
  ])('%s is refused', (expression, problem) => {
    const run = () =>
      get(detected(), [metric('m', 'steady'), band(expression)]);
    expect(errorOf(run)).toEqual({
      code: 'ValidationError',
      message: expect.stringContaining(problem),
    });
  });

  it('is refused for periods of more than an hour', () => {
    const queries = [metric('m', 'steady', { period: 7200 }), band()];
    expect(errorOf(() => get(detected(), queries)).message).toContain(
      'no period longer than an hour',
    );
  });
});
