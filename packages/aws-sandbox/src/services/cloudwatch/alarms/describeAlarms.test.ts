import type { DescribeAlarmsInput } from '@aws-sdk/client-cloudwatch';
import { ALARM, SEED, arn, later, put } from '../__fixtures__/alarms';
import { NOW, call, errorOf, minutesAgo, stateOf } from '../__fixtures__/world';

describe('describeAlarms', () => {
  function names(input: DescribeAlarmsInput) {
    const { MetricAlarms, CompositeAlarms } = call(
      'DescribeAlarms',
      input,
      stateOf(SEED),
    );
    return [...MetricAlarms!, ...CompositeAlarms!].map(
      ({ AlarmName, StateValue }) => `${AlarmName} ${StateValue}`,
    );
  }
  const METRIC = ['fixed ALARM', 'high ALARM', 'low OK'];
  const ALL_METRIC = [...METRIC, 'stopped INSUFFICIENT_DATA'];
  const COMPOSITE = ['any ALARM', 'both OK', 'loop OK'];

  it.each<[string, DescribeAlarmsInput, string[]]>([
    ['metric alarms unless asked otherwise', {}, ALL_METRIC],
    [
      'both kinds',
      { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
      [...ALL_METRIC, ...COMPOSITE],
    ],
    ['composite alarms', { AlarmTypes: ['CompositeAlarm'] }, COMPOSITE],
    ['by name', { AlarmNames: ['low', 'none'] }, ['low OK']],
    ['all, when no name is given', { AlarmNames: [] }, ALL_METRIC],
    ['by prefix', { AlarmNamePrefix: 'hi' }, ['high ALARM']],
    ['by state', { StateValue: 'ALARM' }, ['fixed ALARM', 'high ALARM']],
    ['by action', { ActionPrefix: 'arn:aws:sns' }, ['high ALARM']],
    ['children', { ChildrenOfAlarmName: 'both' }, ['low OK', 'any ALARM']],
    ['parents', { ParentsOfAlarmName: 'any' }, ['both undefined']],
  ])('%s', (_, input, expected) => {
    expect(names(input)).toEqual(expected);
  });

  it('has pages', () => {
    const state = stateOf(SEED);
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = call('DescribeAlarms', { MaxRecords: 3, NextToken }, state);
      seen.push(...page.MetricAlarms!.map(({ AlarmName }) => AlarmName));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(seen).toEqual(['fixed', 'high', 'low', 'stopped']);
  });

  it('finds out when the state changed, days ago', () => {
    const { MetricAlarms } = call(
      'DescribeAlarms',
      { AlarmNames: ['stopped'] },
      stateOf(SEED),
    );
    const since = MetricAlarms![0].StateUpdatedTimestamp!.getTime();
    const stopped = NOW.getTime() - 2 * 86_400_000;
    // The last datapoint is still evaluated for two more periods.
    expect(since).toBeGreaterThan(stopped);
    expect(since).toBeLessThan(stopped + 5 * 60_000);
  });

  it('names the alarm that triggered a composite alarm', () => {
    const state = stateOf({
      alarms: [{ name: 'any', composite: { rule: 'ALARM(high)' } }],
    });
    call('PutMetricAlarm', ALARM, state);
    put(state, [1, 1, 20, 20], minutesAgo(-3));
    const input: DescribeAlarmsInput = { AlarmTypes: ['CompositeAlarm'] };
    const [alarm] = call('DescribeAlarms', input, state, later(4))
      .CompositeAlarms!;
    expect(alarm).toMatchObject({
      StateValue: 'ALARM',
      StateReason: `${arn(
        'high',
      )} transitioned to ALARM at Tuesday 10 March, 2026 12:38:00 UTC`,
      AlarmRule: 'ALARM(high)',
    });
    expect(JSON.parse(alarm.StateReasonData!)).toEqual({
      triggeringAlarms: [
        {
          arn: arn('high'),
          state: {
            value: 'ALARM',
            timestamp: '2026-03-10T12:38:00.000+0000',
          },
        },
      ],
    });
  });

  it.each<[DescribeAlarmsInput, string, string]>([
    [
      { AlarmNames: ['a'], AlarmNamePrefix: 'a' },
      'ValidationError',
      'The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have specified both.',
    ],
    [
      { ChildrenOfAlarmName: 'a', StateValue: 'OK' },
      'ValidationError',
      'The parameters ChildrenOfAlarmName and StateValue are mutually exclusive and you have specified both.',
    ],
    [
      { StateValue: 'INVALID' as 'OK' },
      'ValidationError',
      "1 validation error detected: Value 'INVALID' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]",
    ],
    [
      { MaxRecords: 101 },
      'ValidationError',
      "1 validation error detected: Value '101' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [
      { NextToken: 'x' },
      'InvalidNextToken',
      'The next token specified is invalid.',
    ],
  ])('refuses %j', (input, code, message) => {
    expect(errorOf(() => names(input))).toEqual({ code, message });
  });
});

describe('describeAlarmsForMetric', () => {
  it.each([
    [{ MetricName: 'steady' }, ['fixed', 'high', 'low']],
    [{ MetricName: 'steady', Period: 300 }, []],
    [{ MetricName: 'steady', Statistic: 'Average' as const }, 3],
    [
      {
        MetricName: 'steady',
        Dimensions: [{ Name: 'Queue', Value: 'a' }],
      },
      [],
    ],
  ])('%j', (input, expected) => {
    const { MetricAlarms } = call(
      'DescribeAlarmsForMetric',
      { Namespace: 'App', ...input },
      stateOf(SEED),
    );
    const found = MetricAlarms!.map(({ AlarmName }) => AlarmName);
    expect(typeof expected === 'number' ? found.length : found).toEqual(
      expected,
    );
  });
});
