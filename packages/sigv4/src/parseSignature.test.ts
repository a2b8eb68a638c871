import { SignatureParseError } from './errors';
import { parseSignature } from './parseSignature';

const SIGNATURE = 'ab'.repeat(32);
const CREDENTIAL = 'AKIDEXAMPLE/20150830/us-east-1/sts/aws4_request';
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=${CREDENTIAL}, SignedHeaders=host;x-amz-date, Signature=${SIGNATURE}`;

type Headers = Array<readonly [string, string]>;

const DATE = ['X-Amz-Date', '20150830T123600Z'] as const;

const withHeaders = (...headers: Headers) =>
  parseSignature({ method: 'GET', target: '/', headers });

const QUERY: Record<string, string> = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': encodeURIComponent(CREDENTIAL),
  'X-Amz-Date': '20150830T123600Z',
  'X-Amz-Expires': '60',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': SIGNATURE,
};

const queryOf = (parameters: Record<string, string | undefined>) =>
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(pair => pair.join('='))
    .join('&');

const withQuery = (
  changes: Record<string, string | undefined>,
  ...headers: Headers
) =>
  parseSignature({
    method: 'GET',
    target: `/?${queryOf({ ...QUERY, ...changes })}`,
    headers,
  });

describe('parseSignature', () => {
  it('finds none in an anonymous request', () => {
    expect(withHeaders(DATE)).toBeUndefined();
    expect(
      parseSignature({ method: 'GET', target: '/?X-Amz-Date=1', headers: [] }),
    ).toBeUndefined();
  });

  it('refuses two kinds of authentication at once', () => {
    expect(() => withQuery({}, ['Authorization', AUTHORIZATION])).toThrow(
      'both an Authorization header and X-Amz- query authentication',
    );
  });
});

describe('parseSignature of an Authorization header', () => {
  it('reads every field', () => {
    expect(
      withHeaders(['authorization', AUTHORIZATION], DATE, [
        'x-amz-security-token',
        ' token ',
      ]),
    ).toEqual({
      location: 'header',
      accessKeyId: 'AKIDEXAMPLE',
      scope: { date: '20150830', region: 'us-east-1', service: 'sts' },
      signedHeaders: ['host', 'x-amz-date'],
      signature: SIGNATURE,
      amzDate: '20150830T123600Z',
      sessionToken: 'token',
    });
  });

  it.each([
    ['no spaces after commas', AUTHORIZATION.replace(/, /g, ',')],
    ['more spaces', AUTHORIZATION.replace(/ /g, '   ')],
    ['spaces around it', `  ${AUTHORIZATION} `],
    [
      'fields in another order',
      `AWS4-HMAC-SHA256 Signature=${SIGNATURE}, Credential=${CREDENTIAL}, SignedHeaders=host;x-amz-date`,
    ],
  ])('tolerates %s', (_, authorization) => {
    expect(withHeaders(['Authorization', authorization], DATE)).toMatchObject({
      accessKeyId: 'AKIDEXAMPLE',
      signature: SIGNATURE,
    });
  });

  it.each([
    ['another scheme', 'Basic dXNlcjpwYXNz', 'scheme is Basic'],
    [
      'asymmetric signatures',
      AUTHORIZATION.replace('HMAC', 'ECDSA-P256'),
      'scheme is AWS4-ECDSA-P256-SHA256',
    ],
    ['nothing', '', 'scheme is not readable'],
    [
      'a missing field',
      `AWS4-HMAC-SHA256 Credential=${CREDENTIAL}, SignedHeaders=host`,
      'no Signature field',
    ],
    [
      'an unknown field',
      `${AUTHORIZATION}, Extra=1`,
      "'Extra' does not belong there",
    ],
    [
      'a field twice',
      `${AUTHORIZATION}, Signature=${SIGNATURE}`,
      "'Signature' does not belong there",
    ],
    ['a comma too many', `${AUTHORIZATION},`, "'' does not belong there"],
    [
      'a tab instead of a space',
      AUTHORIZATION.replace(', ', ',\t'),
      'does not belong there',
    ],
    [
      'a credential without region',
      AUTHORIZATION.replace('/us-east-1', ''),
      'Credential is',
    ],
    [
      'a credential with an empty service',
      AUTHORIZATION.replace('/sts/', '//'),
      'Credential is',
    ],
    [
      'a credential with another terminator',
      AUTHORIZATION.replace('aws4_request', 'aws5_request'),
      'Credential is',
    ],
    [
      'a credential with a longer date',
      AUTHORIZATION.replace('20150830/', '201508301/'),
      'Credential is',
    ],
    [
      'signed headers in upper case',
      AUTHORIZATION.replace('host;', 'Host;'),
      'SignedHeaders is',
    ],
    [
      'signed headers out of order',
      AUTHORIZATION.replace('host;x-amz-date', 'x-amz-date;host'),
      'SignedHeaders is',
    ],
    [
      'signed headers twice',
      AUTHORIZATION.replace('host;', 'host;host;'),
      'SignedHeaders is',
    ],
    [
      'no signed headers',
      AUTHORIZATION.replace('host;x-amz-date', ''),
      'SignedHeaders is',
    ],
    [
      'a short signature',
      AUTHORIZATION.slice(0, -1),
      'Signature has 63 characters',
    ],
    [
      'a signature in upper case',
      AUTHORIZATION.replace(SIGNATURE, SIGNATURE.toUpperCase()),
      '64 lower-case hex digits',
    ],
  ])('refuses %s', (_, authorization, message) => {
    const attempt = () => withHeaders(['Authorization', authorization], DATE);
    expect(attempt).toThrow(SignatureParseError);
    expect(attempt).toThrow(message);
  });

  it('does not repeat what may be a secret', () => {
    expect(() => withHeaders(['Authorization', 'wJalrXUtnFEMI'])).toThrow(
      /^((?!wJalr).)*$/,
    );
  });

  it('refuses two of them', () => {
    expect(() =>
      withHeaders(
        ['Authorization', AUTHORIZATION],
        ['Authorization', AUTHORIZATION],
        DATE,
      ),
    ).toThrow('Authorization is there 2 times');
  });

  describe('takes the date', () => {
    const dated = (...dates: Headers) =>
      withHeaders(['Authorization', AUTHORIZATION], ...dates)?.amzDate;

    it('from X-Amz-Date before Date', () => {
      expect(dated(['Date', 'Fri, 24 May 2013 00:00:00 GMT'], DATE)).toBe(
        '20150830T123600Z',
      );
    });

    it.each(['Fri, 24 May 2013 00:00:00 GMT', '20130524T000000Z'])(
      'from Date where it stands alone: %s',
      date => {
        expect(dated(['Date', date])).toBe('20130524T000000Z');
      },
    );

    it.each([
      [[], 'neither an X-Amz-Date nor a Date header'],
      [[['X-Amz-Date', '2015-08-30']], "X-Amz-Date is '2015-08-30'"],
      [[['Date', 'yesterday']], "Date is 'yesterday'"],
      [[DATE, DATE], 'X-Amz-Date is there 2 times'],
    ] satisfies Array<[Headers, string]>)(
      'and refuses %j',
      (dates, message) => {
        expect(() => dated(...dates)).toThrow(message);
      },
    );
  });
});

describe('parseSignature of a presigned query', () => {
  it('reads every parameter', () => {
    expect(withQuery({ 'X-Amz-Security-Token': 'a%2Fb' })).toEqual({
      location: 'query',
      accessKeyId: 'AKIDEXAMPLE',
      scope: { date: '20150830', region: 'us-east-1', service: 'sts' },
      signedHeaders: ['host'],
      signature: SIGNATURE,
      amzDate: '20150830T123600Z',
      expiresSeconds: 60,
      sessionToken: 'a/b',
    });
  });

  it('reads the session token from a header where the query has none', () => {
    expect(withQuery({}, ['X-Amz-Security-Token', 't'])?.sessionToken).toBe(
      't',
    );
  });

  it('does without a lifetime', () => {
    expect(
      withQuery({ 'X-Amz-Expires': undefined })?.expiresSeconds,
    ).toBeUndefined();
  });

  it.each([
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ])('misses %s', name => {
    expect(() => withQuery({ [name]: undefined })).toThrow(
      `The presigned request has no ${name} parameter.`,
    );
  });

  it.each([
    [
      'X-Amz-Algorithm',
      'AWS4-HMAC-SHA1',
      "X-Amz-Algorithm is 'AWS4-HMAC-SHA1'",
    ],
    ['X-Amz-Credential', 'AKID', "Credential is 'AKID'"],
    ['X-Amz-Date', 'now', "X-Amz-Date is 'now'"],
    ['X-Amz-SignedHeaders', 'HOST', "SignedHeaders is 'HOST'"],
    ['X-Amz-Signature', '00', 'Signature has 2 characters'],
    ['X-Amz-Expires', '0', "X-Amz-Expires is '0'"],
    ['X-Amz-Expires', '-1', "X-Amz-Expires is '-1'"],
    ['X-Amz-Expires', '604801', "X-Amz-Expires is '604801'"],
    ['X-Amz-Expires', '1.5', "X-Amz-Expires is '1.5'"],
    ['X-Amz-Expires', '', "X-Amz-Expires is ''"],
    ['X-Amz-Date', '1&X-Amz-Date=2', 'X-Amz-Date is there 2 times'],
  ])('refuses %s=%s', (name, value, message) => {
    const attempt = () => withQuery({ [name]: value });
    expect(attempt).toThrow(SignatureParseError);
    expect(attempt).toThrow(message);
  });

  it('accepts seven days', () => {
    expect(withQuery({ 'X-Amz-Expires': '604800' })?.expiresSeconds).toBe(
      604_800,
    );
  });
});
