import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { metric } from '../__fixtures__/queries';
import { NOW, call, errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

const STEADY = {
  namespace: 'App',
  name: 'steady',
  unit: 'Count',
  pattern: { kind: 'daily', base: 100, amplitude: 400, noise: 0.05 },
};

const BAND = { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 4)' };

/** On a metric that {@link putBurst} lets leave its band. */
const ALARM: PutMetricAlarmInput = {
  AlarmName: 'odd',
  Metrics: [metric('m', 'steady'), BAND],
  ThresholdMetricId: 'band',
  ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
  EvaluationPeriods: 1,
};

describe('alarms on a band', () => {
  const described = (state: ReturnType<typeof stateOf>) =>
    call('DescribeAlarms', { AlarmNames: ['odd'] }, state).MetricAlarms?.[0];
  const putBurst = (state: ReturnType<typeof stateOf>) =>
    call(
      'PutMetricData',
      {
        Namespace: 'App',
        MetricData: [
          {
            MetricName: 'steady',
            Unit: 'Count',
            Value: 5_000,
            Timestamp: minutesAgo(1),
          },
        ],
      },
      state,
    );
  const stateWithAlarm = (change: Partial<PutMetricAlarmInput> = {}) => {
    const state = stateOf({ metrics: [STEADY] });
    const earlier = new Date(NOW.getTime() - 3_600_000);
    call('PutMetricAlarm', { ...ALARM, ...change }, state, earlier);
    return state;
  };

  it('are OK within it, and bring about the detector that they need', () => {
    const state = stateWithAlarm();
    expect(described(state)).toMatchObject({
      StateValue: 'OK',
      ThresholdMetricId: 'band',
      StateReason: expect.stringMatching(
        /^Thresholds Crossed: 1 out of the last 1 datapoints \[.*\] was not less than the lower thresholds \[[\d.]+\] or not greater than the upper thresholds \[[\d.]+\] \(minimum 1 datapoint for ALARM -> OK transition\)\.$/,
      ),
    });
    expect(described(state)).not.toHaveProperty('Threshold');
    const { AnomalyDetectors } = call('DescribeAnomalyDetectors', {}, state);
    expect(AnomalyDetectors).toEqual([
      expect.objectContaining({
        MetricName: 'steady',
        Stat: 'Sum',
        StateValue: 'TRAINED',
      }),
    ]);
  });

  it('go off outside it, and say what was expected', () => {
    const state = stateWithAlarm();
    putBurst(state);
    const alarm = described(state);
    expect(alarm).toMatchObject({
      StateValue: 'ALARM',
      StateReason: expect.stringMatching(
        /was less than the lower thresholds \[[\d.]+\] or greater than the upper thresholds \[[\d.]+\] \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
      ),
    });
    const data = JSON.parse(alarm?.StateReasonData ?? '');
    expect(data).not.toHaveProperty('threshold');
    expect(data.recentDatapoints[0]).toBeGreaterThan(
      data.recentUpperThresholds[0],
    );
    expect(data.recentLowerThresholds).toHaveLength(1);
  });

  it.each([
    ['GreaterThanUpperThreshold', 'ALARM'],
    ['LessThanLowerThreshold', 'OK'],
  ] as const)('%s looks at one bound', (ComparisonOperator, expected) => {
    const state = stateWithAlarm({ ComparisonOperator });
    putBurst(state);
    expect(described(state)?.StateValue).toBe(expected);
    const data = JSON.parse(described(state)?.StateReasonData ?? '');
    expect(data.evaluatedDatapoints[0].threshold).toBeGreaterThan(0);
  });

  it('have too little data where nothing is expected', () => {
    const state = stateOf({
      metrics: [{ ...STEADY, name: 'young', from: '-1d' }],
    });
    call(
      'PutMetricAlarm',
      { ...ALARM, Metrics: [metric('m', 'young'), BAND] },
      state,
      new Date(NOW.getTime() - 3_600_000),
    );
    expect(described(state)?.StateValue).toBe('INSUFFICIENT_DATA');
  });

  it.each<[Partial<PutMetricAlarmInput>, string]>([
    [
      { Threshold: 1 },
      'The parameters ThresholdMetricId and Threshold are mutually exclusive',
    ],
    [
      { ComparisonOperator: 'GreaterThanThreshold' },
      'GreaterThanThreshold is not for alarms with a ThresholdMetricId',
    ],
    [
      { ThresholdMetricId: 'm' },
      'The expression of ThresholdMetricId m must be an ANOMALY_DETECTION_BAND function.',
    ],
    [
      { Metrics: [metric('m', 'steady', { ReturnData: false }), BAND] },
      'Exactly two elements of the metrics list should return data.',
    ],
  ])('are checked: %j', (change, problem) => {
    expect(errorOf(() => stateWithAlarm(change)).message).toContain(problem);
  });

  it('can be written into the seed', () => {
    const state = stateOf({
      metrics: [STEADY],
      alarms: [
        {
          name: 'odd',
          math: [
            {
              id: 'm',
              namespace: 'App',
              metricName: 'steady',
              statistic: 'Sum',
              period: 60,
              returnData: true,
            },
            { id: 'band', expression: 'ANOMALY_DETECTION_BAND(m, 4)' },
          ],
          thresholdMetricId: 'band',
          comparison: 'GreaterThanUpperThreshold',
        },
      ],
    });
    expect(described(state)?.StateValue).toBe('OK');
  });
});
