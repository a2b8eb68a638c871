import {
  EMPTY_SHA256,
  equalsInConstantTime,
  hmacSha256,
  sha256Hex,
} from './hashing';

describe('sha256Hex', () => {
  it.each([
    ['', EMPTY_SHA256],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('hashes %j', (text, hash) => {
    expect(sha256Hex(Buffer.from(text))).toBe(hash);
  });
});

describe('hmacSha256', () => {
  it('has the value of RFC 4231, test case 2', () => {
    expect(
      hmacSha256('Jefe', 'what do ya want for nothing?').toString('hex'),
    ).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });
});

describe('equalsInConstantTime', () => {
  it.each([
    ['', '', true],
    ['secret', 'secret', true],
    ['secret', 'secreT', false],
    ['secret', 'secret ', false],
    ['é', 'ab', false],
  ])('says of %j and %j: %s', (a, b, equal) => {
    expect(equalsInConstantTime(a, b)).toBe(equal);
  });
});
