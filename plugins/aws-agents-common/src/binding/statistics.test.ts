import { isPeriod, isShortPeriod, isStatistic } from './statistics';

describe('isStatistic', () => {
  it.each([
    'SampleCount',
    'Sum',
    'Average',
    'Minimum',
    'Maximum',
    'IQM',
    'p99',
    'p99.9',
    'p100',
    'tm90',
    'TM(10%:90%)',
    'PR(:300)',
    'WM(80%:)',
    'TM(150:1000)',
    'TC(0.005:0.030)',
    'TS(:100%)',
  ])('knows %s', text => {
    expect(isStatistic(text)).toBe(true);
  });

  it.each([
    '',
    'Max',
    'sum',
    'p101',
    'p',
    'P99',
    'TM(:)',
    'TM(10%:90%',
    'p99 ',
    'TM(90%:10%)',
    'TM(50%:50%)',
    'TM(1000:150)',
    'TM(0%:101%)',
    'TM(200%:300%)',
    'TM(10%:500)',
    'PR(10%:90%)',
    'PR(5:1)',
  ])('does not know "%s"', text => {
    expect(isStatistic(text)).toBe(false);
  });
});

describe('isPeriod', () => {
  it('accepts what CloudWatch aggregates to for any metric', () => {
    expect([60, 300, 86_400].filter(isPeriod)).toHaveLength(3);
    expect([0, -60, 2, 45, 90, 86_460, NaN, 60.5].filter(isPeriod)).toEqual([]);
  });

  it('knows the periods of high-resolution metrics', () => {
    const short = [1, 5, 10, 20, 30];
    expect(short.filter(isShortPeriod)).toEqual(short);
    expect(short.filter(isPeriod)).toEqual([]);
  });
});
