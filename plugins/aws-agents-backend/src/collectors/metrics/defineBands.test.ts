import type {
  Alarm,
  AnomalyDetector,
  WatchedMetric,
} from 'backstage-plugin-aws-agents-common';
import type { SeriesDefinition } from '../../store';
import { defineBands } from './defineBands';
import { defineSeries, identityOf } from './metricQuery';

const SENT = defineSeries({
  selector: 's',
  namespace: 'AWS/SQS',
  metricName: 'NumberOfMessagesSent',
  dimensions: { QueueName: 'payments' },
  statistic: 'Sum',
  unit: 'Count',
  minimumPeriodSeconds: 60,
  accountId: '111122223333',
  region: 'eu-west-1',
});

const metricOf = (change: Partial<WatchedMetric> = {}): WatchedMetric => ({
  accountId: '111122223333',
  namespace: 'AWS/SQS',
  metricName: 'NumberOfMessagesSent',
  dimensions: { QueueName: 'payments' },
  statistic: 'Sum',
  ...change,
});

const DETECTOR: AnomalyDetector = {
  region: 'eu-west-1',
  metrics: [metricOf()],
  expression: null,
  state: 'TRAINED',
};

const alarm = (
  expression: string | null,
  metric: WatchedMetric = metricOf(),
): Alarm => ({
  name: `alarm on ${expression}`,
  arn: '',
  kind: 'metric',
  accountId: '111122223333',
  region: 'eu-west-1',
  description: null,
  state: 'OK',
  since: null,
  reason: '',
  actionsEnabled: true,
  condition: {
    comparison: 'GreaterThanUpperThreshold',
    threshold: null,
    expression,
    periodSeconds: 300,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: 'missing',
  },
  metrics: [metric],
  rule: null,
  children: [],
});

const bandsOf = (
  detector: Partial<AnomalyDetector> = {},
  alarms: Alarm[] = [],
  series: SeriesDefinition = SENT,
) =>
  defineBands([series], {
    alarms,
    anomalyDetectors: [{ ...DETECTOR, ...detector }],
  });

describe('defineBands', () => {
  it('defines both bounds of what a detector models, as one query', () => {
    const [lower, upper] = bandsOf();
    expect(lower).toMatchObject({
      band: { seriesId: SENT.seriesId, bound: 'lower', deviations: 2 },
      math: {
        expression: 'ANOMALY_DETECTION_BAND(metric, 2)',
        inputs: { metric: SENT },
      },
      unit: 'Count',
      region: 'eu-west-1',
    });
    expect(upper.band).toEqual({ ...lower.band, bound: 'upper' });
    expect(identityOf(upper)).toBe(identityOf(lower));
    expect(new Set([SENT, lower, upper].map(item => item.seriesId)).size).toBe(
      3,
    );
    expect(upper.seriesId.length).toBeLessThanOrEqual(32);
  });

  it.each<[string, Partial<AnomalyDetector>]>([
    ['of another statistic', { metrics: [metricOf({ statistic: 'Average' })] }],
    ['of another queue', { metrics: [metricOf({ dimensions: {} })] }],
    ['of another account', { metrics: [metricOf({ accountId: '4' })] }],
    ['in another region', { region: 'us-east-1' }],
    ['of metric math', { expression: 'm1 / m2' }],
    ['that is being trained', { state: 'PENDING_TRAINING' }],
  ])('asks for nothing of a detector %s', (_, detector) => {
    expect(bandsOf(detector)).toEqual([]);
  });

  it('knows the owner of a metric of a linked account', () => {
    const linked = { ...SENT, owningAccountId: '444455556666' };
    expect(bandsOf({}, [], linked)).toEqual([]);
    const metrics = [metricOf({ accountId: '444455556666' })];
    expect(bandsOf({ metrics }, [], linked)).toHaveLength(2);
  });

  it('has none for what CloudWatch has none for', () => {
    const daily = { ...SENT, minimumPeriodSeconds: 86_400 };
    expect(bandsOf({}, [], daily)).toEqual([]);
    const math = { ...SENT, math: { expression: 'a', inputs: {} } };
    expect(bandsOf({}, [], math)).toEqual([]);
  });

  it.each<[string, Alarm[], number]>([
    ['the default', [], 2],
    ['its alarm', [alarm('ANOMALY_DETECTION_BAND(m1, 3.5)')], 3.5],
    ['an alarm that names none', [alarm('ANOMALY_DETECTION_BAND(m1)')], 2],
    [
      'the alarm that goes off first',
      [
        alarm('ANOMALY_DETECTION_BAND(m1, 5)'),
        alarm('ANOMALY_DETECTION_BAND( m1 ,4 )'),
      ],
      4,
    ],
    [
      'no alarm of another metric, or without a band',
      [
        alarm('ANOMALY_DETECTION_BAND(m1, 5)', metricOf({ statistic: 'p99' })),
        alarm(null),
        alarm('100 * m1 / m2'),
      ],
      2,
    ],
  ])('is as wide as %s', (_, alarms, deviations) => {
    const [lower] = bandsOf({}, alarms);
    expect(lower.band?.deviations).toBe(deviations);
    expect(lower.math?.expression).toBe(
      `ANOMALY_DETECTION_BAND(metric, ${deviations})`,
    );
  });
});
