import { alarm, compositeAlarm } from '../../__fixtures__';
import {
  comparisonWord,
  describeCondition,
  describeDetector,
} from './alarmWords';

describe('describeCondition', () => {
  it('says when a metric alarm goes off', () => {
    expect(describeCondition(alarm('backlog'))).toBe(
      'Maximum of ApproximateNumberOfMessagesVisible > 500 in 2 of 3 periods of 5 min',
    );
  });

  it('shows metric math and bands', () => {
    const { condition } = alarm('errors');
    const banded = alarm('errors', {
      condition: condition && {
        ...condition,
        comparison: 'GreaterThanUpperThreshold',
        threshold: null,
        expression: 'errors / requests',
        datapointsToAlarm: 1,
        evaluationPeriods: 1,
        periodSeconds: null,
      },
    });
    expect(describeCondition(banded)).toBe(
      'errors / requests above the expected band in 1 of 1 period',
    );
  });

  it('tells the width of the band of a metric', () => {
    const { condition } = alarm('odd');
    const banded = (expression: string) =>
      alarm('odd', {
        condition: condition && {
          ...condition,
          comparison: 'LessThanLowerOrGreaterThanUpperThreshold',
          threshold: null,
          expression,
        },
      });
    expect(describeCondition(banded('ANOMALY_DETECTION_BAND(m1, 3)'))).toBe(
      'Maximum of ApproximateNumberOfMessagesVisible outside the expected band of ±3 standard deviations in 2 of 3 periods of 5 min',
    );
    expect(describeCondition(banded('ANOMALY_DETECTION_BAND(m1)'))).toBe(
      'Maximum of ApproximateNumberOfMessagesVisible outside the expected band in 2 of 3 periods of 5 min',
    );
  });

  it('shows the rule of a composite alarm', () => {
    expect(describeCondition(compositeAlarm('degraded', ['a', 'b']))).toBe(
      'ALARM("a") OR ALARM("b")',
    );
  });
});

describe('describeDetector', () => {
  it('says what is modelled, and how far it is', () => {
    const detector = {
      region: 'eu-west-1',
      metrics: alarm('backlog').metrics,
      expression: null,
      state: 'TRAINED',
    };
    expect(describeDetector(detector)).toBe(
      'The anomaly detector of Maximum of ApproximateNumberOfMessagesVisible in eu-west-1 is trained.',
    );
  });
});

describe('comparisonWord', () => {
  it('falls back to the name that CloudWatch gives', () => {
    expect(comparisonWord('Brandnew')).toBe('Brandnew');
  });
});
