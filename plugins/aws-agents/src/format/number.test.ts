import { formatNumber } from './number';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [12.345, '12.3'],
    [1234, '1,234'],
    [9999, '9,999'],
    [10_000, '10 k'],
    [12_345, '12.3 k'],
    [999_950, '1 M'],
    [4_560_000, '4.56 M'],
    [7.2e9, '7.2 G'],
    [-25_000, '-25 k'],
  ])('writes %p as %p', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
