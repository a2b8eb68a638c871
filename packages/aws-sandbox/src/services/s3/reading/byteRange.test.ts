import { parseByteRange } from './byteRange';

describe('parseByteRange', () => {
  it.each([
    ['bytes=0-4', { first: 0, last: 4 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=5-100', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-100', { first: 0, last: 9 }],
    ['bytes=9-9', { first: 9, last: 9 }],
  ])('reads %s', (header, range) => {
    expect(parseByteRange(header, 10)).toEqual(range);
  });

  it.each([
    undefined,
    '',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'lines=1-2',
  ])('gives the whole object for %p', header => {
    expect(parseByteRange(header, 10)).toBeUndefined();
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('refuses %s', header => {
    expect(() => parseByteRange(header, 10)).toThrow(
      expect.objectContaining({
        code: 'InvalidRange',
        httpStatus: 416,
        members: { RangeRequested: header, ActualObjectSize: '10' },
      }),
    );
  });

  it('refuses any range of an empty object', () => {
    expect(() => parseByteRange('bytes=0-', 0)).toThrow(
      expect.objectContaining({ code: 'InvalidRange' }),
    );
  });
});
