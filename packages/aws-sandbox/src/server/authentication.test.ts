import type { HttpRequest } from 'sigv4-inspect';
import { PORTAL_KEY } from '../__fixtures__/seed';
import {
  signedCall,
  withHeader,
  type Service,
  type Variation,
} from '../__fixtures__/signedCall';
import { TestSandbox, type TestKeys } from '../__fixtures__/testSandbox';

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your ';
const INVALID_TOKEN = 'The security token included in the request is invalid.';

describe('authentication', () => {
  let test: TestSandbox;
  let session: TestKeys;

  beforeAll(async () => {
    test = await TestSandbox.start();
    session = await test.assume();
  });
  afterAll(() => test.close());

  const call = (service: Service, variation?: Variation) =>
    signedCall(test.sandbox.endpoint, service, variation);

  it.each(['sts', 'iam', 'cloudtrail'] as const)(
    'accepts a signed request to %s',
    async service => {
      await expect(call(service)).resolves.toMatchObject({ status: 200 });
    },
  );

  const unknown = { keys: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' } };
  const inactive = {
    keys: { accessKeyId: 'AKIASTRANGERINACTIVE', secretAccessKey: 'inactive' },
  };
  const wrongSecret = { keys: { ...PORTAL_KEY, secretAccessKey: 'wrong' } };
  const noToken = () => ({ keys: { ...session, sessionToken: undefined } });
  const otherToken = () => ({ keys: { ...session, sessionToken: 'other' } });
  const ago = (seconds: number) => ({
    date: new Date(Date.now() - seconds * 1000),
  });
  const unsigned = { tamper: withHeader('authorization', undefined) };
  const halfSigned = {
    tamper: withHeader('authorization', 'AWS4-HMAC-SHA256 Credential=A'),
  };
  const otherBody = {
    tamper: (request: HttpRequest) => ({
      ...request,
      body: Buffer.from(`${Buffer.from(request.body ?? [])} `),
    }),
  };

  it.each<
    [
      Service,
      string,
      Variation | (() => Variation),
      number,
      string,
      string | RegExp,
    ]
  >([
    [
      'sts',
      'an unknown key',
      unknown,
      403,
      'InvalidClientTokenId',
      INVALID_TOKEN,
    ],
    [
      'sts',
      'an inactive key',
      inactive,
      403,
      'InvalidClientTokenId',
      INVALID_TOKEN,
    ],
    [
      'sts',
      'a session key without its token',
      noToken,
      403,
      'InvalidClientTokenId',
      INVALID_TOKEN,
    ],
    [
      'sts',
      "another session's token",
      otherToken,
      403,
      'InvalidClientTokenId',
      INVALID_TOKEN,
    ],
    [
      'sts',
      'a wrong secret',
      wrongSecret,
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'sts',
      'a changed body',
      otherBody,
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      'sts',
      'no signature',
      unsigned,
      403,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
    [
      'sts',
      'half a signature',
      halfSigned,
      400,
      'IncompleteSignature',
      /SignedHeaders/,
    ],
    [
      'sts',
      'an old date',
      () => ago(901),
      403,
      'SignatureDoesNotMatch',
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
    ],
    [
      'sts',
      'a date to come',
      () => ago(-905),
      403,
      'SignatureDoesNotMatch',
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/,
    ],
    [
      'iam',
      'an unknown key',
      unknown,
      403,
      'InvalidClientTokenId',
      INVALID_TOKEN,
    ],
    [
      'cloudtrail',
      'an unknown key',
      unknown,
      400,
      'UnrecognizedClientException',
      INVALID_TOKEN,
    ],
    [
      'cloudtrail',
      'a wrong secret',
      wrongSecret,
      400,
      'InvalidSignatureException',
      MISMATCH,
    ],
    [
      'cloudtrail',
      'no signature',
      unsigned,
      400,
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ],
    [
      'cloudtrail',
      'an old date',
      () => ago(901),
      400,
      'InvalidSignatureException',
      /15 min/,
    ],
    [
      'cloudwatch',
      'a date off by six minutes',
      () => ago(360),
      403,
      'InvalidSignatureException',
      /5 min/,
    ],
    [
      's3',
      'an unknown key',
      unknown,
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      's3',
      'a wrong secret',
      wrongSecret,
      403,
      'SignatureDoesNotMatch',
      MISMATCH,
    ],
    [
      's3',
      "another session's token",
      otherToken,
      400,
      'InvalidToken',
      'The provided token is malformed or otherwise invalid.',
    ],
    [
      's3',
      'an old date',
      () => ago(901),
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
  ])('%s refuses %s', async (service, _what, given, status, code, message) => {
    const variation = typeof given === 'function' ? given() : given;
    const reply = await call(service, variation);
    expect(reply).toMatchObject({ status, code });
    expect(reply.message).toMatch(message);
    expect(reply.text).not.toContain(PORTAL_KEY.secretAccessKey);
  });

  it('tells query clients of CloudWatch the query code', async () => {
    const { queryError } = await call('cloudwatch', unknown);
    expect(queryError).toBe('InvalidClientTokenId;Sender');
  });

  it('does not let a signature for one service serve another', async () => {
    const reply = await call('sts', { signingName: 'iam' });
    expect(reply).toMatchObject({ status: 400, code: 'InvalidAction' });
  });

  it('accepts dates within 15 minutes', async () => {
    await expect(call('sts', ago(890))).resolves.toMatchObject({ status: 200 });
    await expect(call('sts', ago(-890))).resolves.toMatchObject({
      status: 200,
    });
  });

  it('knows targets with the package name that older clients write', async () => {
    const { endpoint } = test.sandbox;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target':
          'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents',
      },
      body: '{}',
    });
    await expect(response.json()).resolves.toMatchObject({
      __type: expect.stringContaining('MissingAuthenticationTokenException'),
    });
  });

  it('refuses signatures of version 2', async () => {
    const { endpoint } = test.sandbox;
    const response = await fetch(
      `${endpoint}/acme-telemetry/a?AWSAccessKeyId=AKIA&Signature=x&Expires=1`,
    );
    expect(response.status).toBe(400);
    await expect(response.text()).resolves.toContain(
      'Please use AWS4-HMAC-SHA256.',
    );
  });
});
