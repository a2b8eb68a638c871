import { formatAmzDate, parseAmzDate, parseHttpDate } from './amzDate';

describe('formatAmzDate', () => {
  it('writes UTC without milliseconds', () => {
    expect(formatAmzDate(new Date('2013-05-24T00:00:00.999Z'))).toBe(
      '20130524T000000Z',
    );
  });
});

describe('parseAmzDate', () => {
  it('reads what formatAmzDate writes', () => {
    expect(parseAmzDate('20150830T123600Z')).toEqual(
      new Date('2015-08-30T12:36:00Z'),
    );
  });

  it.each([
    '',
    '20150830',
    '20150830T123600',
    '2015-08-30T12:36:00Z',
    '20150830T123600z',
    ' 20150830T123600Z',
    '20150230T000000Z',
    '20151301T000000Z',
    '20150830T240000Z',
    '20150830T126000Z',
  ])('refuses %j', text => {
    expect(parseAmzDate(text)).toBeUndefined();
  });
});

describe('parseHttpDate', () => {
  it('reads an HTTP date', () => {
    expect(parseHttpDate('Fri, 24 May 2013 00:00:00 GMT')).toEqual(
      new Date('2013-05-24T00:00:00Z'),
    );
  });

  it.each([
    'Thu, 24 May 2013 00:00:00 GMT',
    'Fri, 24 May 2013 00:00:00 +0200',
    'Fri, 31 Feb 2013 00:00:00 GMT',
    'May 24 2013',
    'yesterday',
  ])('refuses %j', text => {
    expect(parseHttpDate(text)).toBeUndefined();
  });
});
