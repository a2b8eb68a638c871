import { ALARM, arn, describeOne, later, put } from '../__fixtures__/alarms';
import { NOW, call, minutesAgo, stateOf } from '../__fixtures__/world';

describe('a metric alarm', () => {
  it('begins unchecked, as DescribeAlarms of AWS shows it', () => {
    const state = stateOf();
    call('PutMetricAlarm', ALARM, state);
    expect(describeOne(state)).toEqual({
      ...ALARM,
      AlarmArn: arn('high'),
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      Dimensions: [],
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: NOW,
      StateTransitionedTimestamp: NOW,
      AlarmConfigurationUpdatedTimestamp: NOW,
    });
  });

  it('follows the data: OK, ALARM, and INSUFFICIENT_DATA once it stops', () => {
    const state = stateOf();
    call('PutMetricAlarm', ALARM, state);
    put(state, [1, 1, 1], minutesAgo(1));
    put(state, [1, 20, 20], minutesAgo(-3));
    expect(describeOne(state, later(1))).toMatchObject({ StateValue: 'OK' });
    const alarm = describeOne(state, later(4));
    expect(alarm).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 2 datapoints [20.0 (10/03/26 12:37:00), 20.0 (10/03/26 12:36:00)] were greater than the threshold (10.0).',
      StateUpdatedTimestamp: minutesAgo(-4),
    });
    // The reason stays that of the change.
    expect(describeOne(state, later(5))).toEqual(alarm);
    expect(describeOne(state, later(30))).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Insufficient Data: 2 datapoints were unknown.',
    });
  });

  it('keeps its state while data is missing, when told to ignore that', () => {
    const state = stateOf();
    call('PutMetricAlarm', { ...ALARM, TreatMissingData: 'ignore' }, state);
    put(state, [20, 20, 20], minutesAgo(-2));
    expect(describeOne(state, later(60))).toMatchObject({
      StateValue: 'ALARM',
      StateUpdatedTimestamp: minutesAgo(-2),
    });
  });

  it('ignores missing data of DynamoDB whatever it was told', () => {
    const state = stateOf();
    const alarm = { ...ALARM, TreatMissingData: 'breaching' };
    call('PutMetricAlarm', { ...alarm, Namespace: 'AWS/DynamoDB' }, state);
    expect(describeOne(state, later(10)).StateValue).toBe('INSUFFICIENT_DATA');
    call('PutMetricAlarm', { ...alarm, Namespace: 'AWS/SQS' }, state);
    expect(describeOne(state, later(10)).StateValue).toBe('ALARM');
  });

  it('can watch metric math', () => {
    const state = stateOf();
    put(state, [1, 1, 30, 40], minutesAgo(-2));
    call(
      'PutMetricAlarm',
      {
        AlarmName: 'high',
        EvaluationPeriods: 1,
        Threshold: 50,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Metrics: [
          { Id: 'e1', Expression: 'm1 * 2', ReturnData: true },
          {
            Id: 'm1',
            MetricStat: {
              Metric: { Namespace: 'App', MetricName: 'm' },
              Period: 60,
              Stat: 'Maximum',
            },
            ReturnData: false,
          },
        ],
      },
      state,
    );
    expect(describeOne(state, later(2)).StateValue).toBe('ALARM');
    expect(describeOne(state, later(2)).StateReason).toContain('[60.0 (');
  });

  it('keeps its creation and changes its configuration when put again', () => {
    const state = stateOf();
    call('PutMetricAlarm', ALARM, state);
    call('PutMetricAlarm', { ...ALARM, Threshold: 0 }, state, later(5));
    put(state, [1, 1, 1, 1, 1, 1], minutesAgo(-5));
    expect(describeOne(state, later(6))).toMatchObject({
      Threshold: 0,
      StateValue: 'ALARM',
      AlarmConfigurationUpdatedTimestamp: later(5),
    });
  });

  it('has been in its state since the start of what can be seen, and that stays so', () => {
    const state = stateOf({
      metrics: [
        {
          namespace: 'App',
          name: 'm',
          pattern: { kind: 'constant', base: 50, noise: 0 },
        },
      ],
      alarms: [
        {
          name: 'high',
          namespace: 'App',
          metricName: 'm',
          period: 60,
          threshold: 10,
          created: '-30d',
        },
      ],
    });
    const first = describeOne(state);
    const days = (date: Date) => (NOW.getTime() - date.getTime()) / 86_400_000;
    expect(first.StateValue).toBe('ALARM');
    expect(days(first.StateUpdatedTimestamp!)).toBeCloseTo(14, 0);
    expect(describeOne(state, later(2 * 1440))).toEqual(first);
  });
});
