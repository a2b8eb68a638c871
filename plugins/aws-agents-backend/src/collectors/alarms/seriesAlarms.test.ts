import { fromMetricAlarm } from './toAlarm';
import { alarmsOfSeries } from './seriesAlarms';

const PLACE = { accountId: '111122223333', region: 'eu-west-1' };
const SERIES = {
  ...PLACE,
  namespace: 'AWS/SQS',
  metricName: 'Depth',
  dimensions: { QueueName: 'payments' },
  statistic: 'Maximum',
  periodSeconds: 60,
};
const alarm = (overrides: Parameters<typeof fromMetricAlarm>[0] = {}) =>
  fromMetricAlarm(
    {
      AlarmName: 'backlog',
      Namespace: 'AWS/SQS',
      MetricName: 'Depth',
      Dimensions: [{ Name: 'QueueName', Value: 'payments' }],
      Statistic: 'Maximum',
      Period: 300,
      Threshold: 500,
      ComparisonOperator: 'GreaterThanThreshold',
      StateValue: 'OK',
      ...overrides,
    },
    PLACE,
  );
const thresholds = (
  overrides: Parameters<typeof fromMetricAlarm>[0],
  series: Partial<typeof SERIES> = {},
) =>
  alarmsOfSeries({ ...SERIES, ...series }, [alarm(overrides)]).map(
    ({ threshold }) => threshold,
  );

describe('alarmsOfSeries', () => {
  it('gives a chart the alarms on its metric', () => {
    expect(alarmsOfSeries(SERIES, [alarm()])).toEqual([
      {
        name: 'backlog',
        state: 'OK',
        since: null,
        comparison: 'GreaterThanThreshold',
        threshold: 500,
      },
    ]);
  });

  it.each([
    ['another metric', { MetricName: 'Age' }, {}],
    ['other dimensions', { Dimensions: [] }, {}],
    ['another region', {}, { region: 'us-east-1' }],
    ['another account', {}, { accountId: '444455556666' }],
  ])('leaves out those on %s', (_, overrides, series) => {
    expect(thresholds(overrides, series)).toEqual([]);
  });

  it('draws no threshold that means something else than the line', () => {
    expect(thresholds({ Statistic: 'Average' })).toEqual([null]);
    const sum = { Statistic: 'Sum' as const };
    expect(thresholds(sum, { statistic: 'Sum' })).toEqual([null]);
    expect(thresholds(sum, { statistic: 'Sum', periodSeconds: 300 })).toEqual([
      500,
    ]);
    expect(
      thresholds({ ThresholdMetricId: 'band', Threshold: undefined }),
    ).toEqual([null]);
  });
});
