import { fromCompositeAlarm, fromMetricAlarm, toDetector } from './toAlarm';

const PLACE = { accountId: '111122223333', region: 'eu-west-1' };
const SINCE = new Date('2026-11-01T12:00:00Z');
const METRIC = {
  Namespace: 'AWS/SQS',
  MetricName: 'Depth',
  Dimensions: [{ Name: 'QueueName', Value: 'payments' }],
};
const WATCHED = {
  accountId: PLACE.accountId,
  namespace: 'AWS/SQS',
  metricName: 'Depth',
  dimensions: { QueueName: 'payments' },
};

describe('fromMetricAlarm', () => {
  it('reads an alarm on a metric', () => {
    expect(
      fromMetricAlarm(
        {
          ...METRIC,
          AlarmName: 'backlog',
          AlarmArn: 'arn',
          AlarmDescription: '',
          StateValue: 'ALARM',
          StateReason: 'Threshold Crossed',
          StateUpdatedTimestamp: new Date(0),
          StateTransitionedTimestamp: SINCE,
          ActionsEnabled: false,
          ExtendedStatistic: 'p99',
          Period: 300,
          EvaluationPeriods: 3,
          Threshold: 0,
          ComparisonOperator: 'GreaterThanThreshold',
        },
        PLACE,
      ),
    ).toEqual({
      name: 'backlog',
      arn: 'arn',
      kind: 'metric',
      ...PLACE,
      description: null,
      state: 'ALARM',
      since: SINCE.toISOString(),
      reason: 'Threshold Crossed',
      actionsEnabled: false,
      condition: {
        comparison: 'GreaterThanThreshold',
        threshold: 0,
        expression: null,
        periodSeconds: 300,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: 'missing',
      },
      metrics: [{ ...WATCHED, statistic: 'p99' }],
      rule: null,
      children: [],
    });
  });

  it('reads one on metric math, metrics of other accounts included', () => {
    const alarm = fromMetricAlarm(
      {
        Metrics: [
          { Id: 'e', Expression: 'm1 / m2', ReturnData: true },
          {
            Id: 'm1',
            MetricStat: { Metric: METRIC, Stat: 'Sum', Period: 60 },
            ReturnData: false,
          },
          {
            Id: 'm2',
            AccountId: '444455556666',
            MetricStat: { Metric: METRIC, Stat: 'Sum', Period: 300 },
            ReturnData: false,
          },
        ],
        Threshold: 0.1,
      },
      PLACE,
    );
    expect(alarm.condition).toMatchObject({
      expression: 'm1 / m2',
      threshold: 0.1,
      periodSeconds: 300,
    });
    expect(alarm.metrics.map(({ accountId }) => accountId)).toEqual([
      '111122223333',
      '444455556666',
    ]);
  });

  it('has no threshold beside the band of an anomaly detector', () => {
    const alarm = fromMetricAlarm(
      {
        ThresholdMetricId: 'band',
        ComparisonOperator: 'GreaterThanUpperThreshold',
        Metrics: [
          { Id: 'm', MetricStat: { Metric: METRIC, Stat: 'Sum', Period: 60 } },
          { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
        ],
      },
      PLACE,
    );
    expect(alarm.condition?.threshold).toBeNull();
  });
});

describe('fromCompositeAlarm', () => {
  it('names its children', () => {
    expect(
      fromCompositeAlarm(
        { AlarmName: 'all', AlarmRule: 'ALARM(a) OR ALARM(b)' },
        PLACE,
      ),
    ).toMatchObject({
      kind: 'composite',
      state: 'INSUFFICIENT_DATA',
      condition: null,
      children: ['a', 'b'],
    });
  });
});

describe('toDetector', () => {
  it('reads detectors of metrics and of metric math', () => {
    expect(
      toDetector(
        {
          SingleMetricAnomalyDetector: { ...METRIC, Stat: 'Sum' },
          StateValue: 'TRAINED',
        },
        PLACE,
      ),
    ).toEqual({
      region: 'eu-west-1',
      metrics: [{ ...WATCHED, statistic: 'Sum' }],
      expression: null,
      state: 'TRAINED',
    });
    expect(
      toDetector(
        {
          MetricMathAnomalyDetector: {
            MetricDataQueries: [
              {
                Id: 'm',
                MetricStat: { Metric: METRIC, Stat: 'Sum', Period: 60 },
                ReturnData: false,
              },
              { Id: 'e', Expression: 'm * 2' },
            ],
          },
        },
        PLACE,
      ),
    ).toMatchObject({ expression: 'm * 2', state: 'PENDING_TRAINING' });
  });
});
