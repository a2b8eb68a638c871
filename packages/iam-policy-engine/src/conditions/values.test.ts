import {
  canonicalBase64,
  parseAddressRange,
  parseBoolean,
  parseDate,
  parseNumber,
  rangeContains,
} from './values';

describe('parseNumber', () => {
  it.each([
    ['10', 10],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    [' 7 ', 7],
    ['1e3', undefined],
    ['0x10', undefined],
    ['', undefined],
    ['ten', undefined],
  ])('%p: %p', (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
});

describe('parseDate', () => {
  it.each([
    ['2020', Date.UTC(2020, 0, 1)],
    ['2020-04', Date.UTC(2020, 3, 1)],
    ['2020-04-01', Date.UTC(2020, 3, 1)],
    ['2020-04-01T10:20Z', Date.UTC(2020, 3, 1, 10, 20)],
    ['2020-04-01T10:20:30Z', Date.UTC(2020, 3, 1, 10, 20, 30)],
    ['2020-04-01T10:20:30.250Z', Date.UTC(2020, 3, 1, 10, 20, 30, 250)],
    ['2020-04-01T10:20:30+02:00', Date.UTC(2020, 3, 1, 8, 20, 30)],
    ['2020-04-01T10:20:30-0130', Date.UTC(2020, 3, 1, 11, 50, 30)],
    ['1585736430', 1585736430000],
    ['2020-13-01', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%p: %p', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });
});

describe('parseBoolean', () => {
  it.each([
    ['true', true],
    ['TRUE', true],
    ['False', false],
    ['1', undefined],
    ['', undefined],
  ])('%p: %p', (text, expected) => {
    expect(parseBoolean(text)).toBe(expected);
  });
});

describe('canonicalBase64', () => {
  it.each([
    ['QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA'],
    ['QmluYXJ5VmFsdWVJbkJhc2U2NA', 'QmluYXJ5VmFsdWVJbkJhc2U2NA'],
    ['', ''],
    ['***', undefined],
    ['Q', undefined],
  ])('%p: %p', (text, expected) => {
    expect(canonicalBase64(text)).toBe(expected);
  });
});

describe('address ranges', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['0.0.0.0/0', '198.51.100.1', true],
    ['203.0.113.128/25', '203.0.113.127', false],
    ['203.0.113.0/24', '203.0.113.0/25', true],
    ['203.0.113.0/25', '203.0.113.0/24', false],
    ['2001:DB8:1234:5678::/64', '2001:db8:1234:5678:ffff::1', true],
    ['2001:DB8:1234:5678::/64', '2001:db8:1234:5679::1', false],
    ['2001:db8::/33', '2001:db8:7fff::', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['::/0', '203.0.113.7', false],
    ['0.0.0.0/0', '::1', false],
  ])('%p contains %p: %p', (outer, inner, expected) => {
    const [a, b] = [parseAddressRange(outer), parseAddressRange(inner)];
    expect(rangeContains(a!, b!)).toBe(expected);
  });

  it.each(['', 'x', '1.2.3.4/33', '1.2.3.4/', '1.2.3.4/8/8', '::/129'])(
    '%p is no range',
    text => {
      expect(parseAddressRange(text)).toBeUndefined();
    },
  );
});
