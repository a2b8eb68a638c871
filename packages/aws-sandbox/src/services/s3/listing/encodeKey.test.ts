import { encodeKey } from './encodeKey';

describe('encodeKey', () => {
  it.each([
    ['a/b-c_d.e~f*', 'a/b-c_d.e~f*'],
    ['a b+c', 'a+b%2Bc'],
    ['ü', '%C3%BC'],
    ["!'()", '%21%27%28%29'],
    ['year=2026', 'year%3D2026'],
    ['\u0001', '%01'],
  ])('encodes %p', (key, encoded) => {
    expect(encodeKey(key)).toBe(encoded);
  });
});
