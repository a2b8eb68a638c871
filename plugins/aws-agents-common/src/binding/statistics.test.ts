import { isPeriod, isStatistic } from './statistics';

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
  ])('knows %s', text => {
    expect(isStatistic(text)).toBe(true);
  });

  it.each(['', 'Max', 'sum', 'p101', 'p', 'TM(:)', 'TM(10%:90%', 'p99 '])(
    'does not know "%s"',
    text => {
      expect(isStatistic(text)).toBe(false);
    },
  );
});

describe('isPeriod', () => {
  it('accepts what CloudWatch can aggregate to', () => {
    expect([1, 5, 10, 20, 30, 60, 300, 86_400].filter(isPeriod)).toHaveLength(
      8,
    );
    expect([0, -60, 2, 45, 90, 86_460, NaN, 60.5].filter(isPeriod)).toEqual([]);
  });
});
