import { LabelContext, parseTimezone, renderLabel } from './dynamicLabel';

const TIME = Date.parse('2026-03-10T12:00:00Z');
const CONTEXT: LabelContext = {
  defaultLabel: 'CPUUtilization',
  points: [4, 9, 1.23456789, 3].map((value, i) => ({
    time: TIME + i * 60_000,
    value,
  })),
  now: TIME + 90_061_000,
  timezone: 0,
  properties: new Map([
    ['MetricName', 'CPUUtilization'],
    ['Dim.InstanceId', 'i-1'],
  ]),
};

describe('renderLabel', () => {
  it.each([
    ['plain', 'plain'],
    ['${LABEL}', 'CPUUtilization'],
    ['${AVG}', '4.30864'],
    ['${SUM}', '17.2346'],
    ['${MIN} to ${MAX}', '1.23457 to 9'],
    ['${FIRST} ${LAST}', '4 3'],
    ['${DATAPOINT_COUNT}', '4'],
    ['${FIRST_LAST_RANGE}', '-1'],
    ['${MIN_MAX_RANGE}', '7.76543'],
    ['${MAX_TIME}', '2026-03-10 12:01:00'],
    ['${FIRST_TIME_RELATIVE}', '1d 1h 1m 1s'],
    ['${FIRST_LAST_TIME_RANGE}', '3m'],
    ["${PROP('MetricName')} ${PROP('Dim.InstanceId')}", 'CPUUtilization i-1'],
    ["${PROP('Dim.Other')}", "${PROP('Dim.Other')}"],
    ['${UNKNOWN} ${constructor}', '${UNKNOWN} ${constructor}'],
  ])('%s', (label, expected) => {
    expect(renderLabel(label, CONTEXT)).toBe(expected);
  });

  it('shows that there is no data', () => {
    expect(renderLabel('${LAST} ${LABEL}', { ...CONTEXT, points: [] })).toBe(
      '-- CPUUtilization',
    );
  });
});

it.each([
  ['+0000', 0],
  ['+0130', 5_400_000],
  ['-0800', -28_800_000],
  ['0100', undefined],
  ['+1', undefined],
  ['+9900', undefined],
])('reads the time zone %s', (text, expected) => {
  expect(parseTimezone(text)).toBe(expected);
});
