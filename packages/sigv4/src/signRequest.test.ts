import { SigningInputError } from './errors';
import { presignRequest } from './presignRequest';
import type { SignOptions } from './signingOptions';
import { signRequest } from './signRequest';
import type { HttpRequest } from './types';

const options: SignOptions = {
  credential: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  service: 'service',
  date: new Date('2015-08-30T12:36:00Z'),
};

const request: HttpRequest = {
  method: 'GET',
  target: '/?a=b',
  headers: [
    ['Host', 'example.amazonaws.com'],
    ['Connection', 'keep-alive'],
    ['User-Agent', 'test'],
    ['X-Amzn-Trace-Id', 'Root=1'],
    ['Accept', '*/*'],
  ],
};

describe('signRequest', () => {
  it('signs everything but what hops change', () => {
    expect(
      signRequest(request, options).canonicalRequest.signedHeaders,
    ).toEqual(['accept', 'host', 'x-amz-date']);
  });

  it('leaves the request it was given alone', () => {
    const before = JSON.stringify(request);
    signRequest(request, options);
    presignRequest(request, { ...options, expiresSeconds: 60 });
    expect(JSON.stringify(request)).toBe(before);
  });

  it('replaces what an earlier signing left, and comes to the same', () => {
    const once = signRequest(request, options);
    const other = { ...options, date: new Date('2020-01-01T00:00:00Z') };
    const twice = signRequest(signRequest(request, other).request, options);
    expect(twice).toEqual(once);
  });
});

describe('presignRequest', () => {
  it('adds to a query that is there', () => {
    const presigned = presignRequest(request, {
      ...options,
      expiresSeconds: 60,
    });
    expect(presigned.request.target).toBe(
      '/?a=b&X-Amz-Algorithm=AWS4-HMAC-SHA256' +
        '&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request' +
        '&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=accept%3Bhost&X-Amz-Expires=60' +
        `&X-Amz-Signature=${presigned.signature}`,
    );
  });

  it.each([0, -1, 1.5, 604_801, Number.NaN])(
    'refuses a lifetime of %s s',
    expiresSeconds => {
      const attempt = () =>
        presignRequest(request, { ...options, expiresSeconds });
      expect(attempt).toThrow(SigningInputError);
      expect(attempt).toThrow(`expiresSeconds is ${expiresSeconds}`);
    },
  );
});

describe.each([
  ['signRequest', signRequest],
  [
    'presignRequest',
    (input: HttpRequest, signOptions: SignOptions) =>
      presignRequest(input, { ...signOptions, expiresSeconds: 60 }),
  ],
] as const)('%s', (_, sign) => {
  it('refuses a request without Host', () => {
    const attempt = () => sign({ ...request, headers: [] }, options);
    expect(attempt).toThrow(SigningInputError);
    expect(attempt).toThrow('no Host header');
  });

  it('refuses a date that is none', () => {
    const attempt = () => sign(request, { ...options, date: new Date('x') });
    expect(attempt).toThrow(SigningInputError);
  });
});
