import fc from 'fast-check';
import { compareKeys, firstIndex, isPast } from './keyOrder';

const keys = fc.string({ unit: 'binary' });

describe('compareKeys', () => {
  it('orders as the UTF-8 bytes do', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareKeys(a, b))).toBe(expected);
      }),
    );
  });

  it('has what lies beyond the basic plane behind what lies in it', () => {
    expect(compareKeys('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
    expect('\u{1F600}' < '\uFFFD').toBe(true);
  });
});

describe('isPast', () => {
  it('comes after a key, or after all keys with a prefix', () => {
    expect(isPast('a/b', { after: 'a/', skipsPrefix: false })).toBe(true);
    expect(isPast('a/', { after: 'a/', skipsPrefix: false })).toBe(false);
    expect(isPast('a/b', { after: 'a/', skipsPrefix: true })).toBe(false);
    expect(isPast('a0', { after: 'a/', skipsPrefix: true })).toBe(true);
    expect(isPast('Z', { after: 'a/', skipsPrefix: true })).toBe(false);
  });
});

describe('firstIndex', () => {
  it('finds where a condition begins to hold', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (high, begin) => {
        const found = firstIndex(0, high, index => index >= begin);
        expect(found).toBe(Math.min(high, begin));
      }),
    );
  });
});
