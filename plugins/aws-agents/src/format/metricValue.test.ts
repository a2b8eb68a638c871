import { describeUnit, formatMetricValue } from './metricValue';

describe('formatMetricValue', () => {
  it.each([
    [2_097_152, 'Bytes', '2 MiB'],
    [1536, 'Bytes/Second', '1.5 KiB/s'],
    [42.25, 'Percent', '42.3 %'],
    [12_345, 'Count', '12.3 k'],
    [3.5, 'Count/Second', '3.5 /s'],
    [45, 'Milliseconds', '45 ms'],
    [1500, 'Milliseconds', '1.5 s'],
    [0.012, 'Seconds', '12 ms'],
    [0, 'Seconds', '0 s'],
    [7200, 'Seconds', '2 h'],
    [250, 'Microseconds', '250 µs'],
    [0.0000000005, 'Seconds', '0.0005 µs'],
    [512, 'Kilobytes', '512 kB'],
    [7, 'None', '7'],
    [7, null, '7'],
    [7, 'Furlongs', '7 Furlongs'],
  ])('writes %p %p as %p', (value, unit, text) => {
    expect(formatMetricValue(value, unit)).toBe(text);
  });
});

describe('describeUnit', () => {
  it('never passes over an unknown unit', () => {
    expect(describeUnit(null)).toBe('unit not known');
    expect(describeUnit('None')).toBe('no unit');
    expect(describeUnit('Percent')).toBe('Percent');
  });
});
