import { ipv4Bytes, ipv6Bytes } from './ipAddress';

describe('ipv4Bytes', () => {
  it.each([
    ['203.0.113.7', [203, 0, 113, 7]],
    ['0.0.0.0', [0, 0, 0, 0]],
    ['256.0.0.1', undefined],
    ['1.2.3', undefined],
    ['1.2.3.4.5', undefined],
    ['1.2.3.x', undefined],
    ['', undefined],
  ])('%p: %p', (text, bytes) => {
    expect(ipv4Bytes(text)).toEqual(bytes);
  });
});

describe('ipv6Bytes', () => {
  const hex = (text: string) =>
    ipv6Bytes(text)
      ?.map(byte => byte.toString(16).padStart(2, '0'))
      .join('');

  it.each([
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:DB8:1234:5678::', '20010db8123456780000000000000000'],
    ['2001:db8::1:2', '20010db8000000000000000000010002'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['::ffff:203.0.113.7', '00000000000000000000ffffcb007107'],
    ['1:2:3:4:5:6:7', undefined],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['1::2::3', undefined],
    ['1:2:3:4:5:6:7::8', undefined],
    ['12345::', undefined],
    ['g::', undefined],
    ['203.0.113.7', undefined],
    ['', undefined],
  ])('%p: %p', (text, expected) => {
    expect(hex(text)).toBe(expected);
  });
});
