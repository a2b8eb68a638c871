import type { NewestValue } from '../store';
import { familyOf, sampleOf } from './valueFamilies';

function value(
  overrides: Partial<NewestValue['definition']> = {},
): NewestValue {
  return {
    family: 'aws_sqs_number_of_messages_sent_sum',
    entityRef: 'component:default/payments',
    at: new Date('2026-11-01T12:00:00Z'),
    value: 7,
    definition: {
      seriesId: 'abc',
      selector: '',
      namespace: 'AWS/SQS',
      metricName: 'NumberOfMessagesSent',
      dimensions: { QueueName: 'payments' },
      statistic: 'Sum',
      unit: 'Count',
      minimumPeriodSeconds: 60,
      accountId: '111122223333',
      region: 'eu-west-1',
      ...overrides,
    },
  };
}

describe('familyOf', () => {
  it('claims no type where the name would contradict it', () => {
    expect(familyOf(value())).toEqual({
      name: 'aws_sqs_number_of_messages_sent_sum',
      type: 'unknown',
      help: 'CloudWatch metric NumberOfMessagesSent of AWS/SQS, Sum, in Count.',
    });
    expect(familyOf({ ...value(), family: 'aws_a_maximum' }).type).toBe(
      'gauge',
    );
  });

  it('tells a unit only where the name ends with it, as OpenMetrics demands', () => {
    const seconds = { ...value({ unit: 'Seconds' }), family: 'aws_a_seconds' };
    expect(familyOf(seconds).unit).toBe('seconds');
    expect(familyOf({ ...seconds, family: 'aws_a_maximum' }).unit).toBe(
      undefined,
    );
  });
});

describe('sampleOf', () => {
  it('labels with entity, place and dimensions', () => {
    const { labels, at } = sampleOf(value(), {
      timestamps: false,
      dimensionLabels: 'snake-case',
    });
    expect(Object.fromEntries(labels)).toEqual({
      account_id: '111122223333',
      dimension_queue_name: 'payments',
      entity: 'component:default/payments',
      region: 'eu-west-1',
    });
    expect(at).toBeUndefined();
  });

  it('writes labels as YACE does, and the time of the point, when asked', () => {
    const { labels, at } = sampleOf(value(), {
      timestamps: true,
      dimensionLabels: 'yace',
    });
    expect(Object.keys(Object.fromEntries(labels))).toContain(
      'dimension_QueueName',
    );
    expect(at).toEqual(new Date('2026-11-01T12:00:00Z'));
  });

  it('never writes a label twice', () => {
    const { labels } = sampleOf(
      value({ dimensions: { QueueName: 'a', queue_name: 'b' } }),
      { timestamps: false, dimensionLabels: 'snake-case' },
    );
    const names = labels.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
