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

  it('tells nothing of one expression where agents have several by that name', () => {
    const math = { expression: 'a/b', inputs: {} };
    const ofMath = value({ math, namespace: 'Metric math', metricName: 'err' });
    expect(familyOf(ofMath).help).toBe('CloudWatch metric math err, in Count.');
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
      name: 'arn:aws:sqs:eu-west-1:111122223333:payments',
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

  const labelsOf = (definition: Partial<NewestValue['definition']>) =>
    Object.fromEntries(
      sampleOf(value(definition), {
        timestamps: false,
        dimensionLabels: 'yace',
      }).labels,
    );

  it('tells a linked account as the account, and beside it who was asked', () => {
    expect(labelsOf({ owningAccountId: '222222222222' })).toMatchObject({
      account_id: '222222222222',
      monitoring_account_id: '111122223333',
      name: 'arn:aws:sqs:eu-west-1:222222222222:payments',
    });
    expect(labelsOf({ owningAccountId: '111122223333' })).not.toHaveProperty(
      'monitoring_account_id',
    );
  });

  it('is of the whole namespace where no resource is known, as in YACE', () => {
    const asg = { AutoScalingGroupName: 'web' };
    expect(labelsOf({ namespace: 'AWS/EC2', dimensions: asg }).name).toBe(
      'global',
    );
    expect(labelsOf({ namespace: 'Glue', dimensions: {} }).name).toBe('global');
    expect(labelsOf({ namespace: 'Acme/App' }).name).toBe(
      'component:default/payments',
    );
  });
});
