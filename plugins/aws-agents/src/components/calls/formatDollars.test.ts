import { formatCount, formatDollars } from './formatDollars';

describe('formatDollars', () => {
  it('tells both readings where they differ', () => {
    expect(formatDollars({ usdByMetrics: 0.864, usdByQueries: 1.728 })).toBe(
      '$0.86 to $1.73',
    );
    expect(formatDollars({ usdByMetrics: 0, usdByQueries: 0 })).toBe('$0');
  });
});

describe('formatCount', () => {
  it('has no parts of calls', () => {
    expect([0, 0.02, 214.5, 12_345.6].map(formatCount)).toEqual([
      '0',
      '1',
      '215',
      '12,346',
    ]);
  });
});
