import {
  call,
  credential,
  NOW,
  replaced,
  s3,
  session,
  signed,
  sts,
  upload,
  verify,
  withHeader,
  without,
} from './__fixtures__/calls';
import { presignRequest } from './presignRequest';
import { signRequest } from './signRequest';

const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);

describe('before looking at its signature, a request is refused for', () => {
  it('an unknown access key', () => {
    const request = signed({
      credential: { ...credential, accessKeyId: 'AKIA' },
    });
    expect(verify(request)).toMatchObject({
      reason: 'unknown-access-key',
      message: 'There is no access key AKIA.',
      parsed: { accessKeyId: 'AKIA' },
    });
  });

  it.each([
    ['no token for a session', { ...session, sessionToken: undefined }],
    ['the token of another session', { ...session, sessionToken: 'other' }],
    ['a token for a long-term key', { ...credential, sessionToken: 'other' }],
  ])('%s', (_, signer) => {
    expect(verify(signed({ credential: signer }))).toMatchObject({
      reason: 'session-token-invalid',
    });
    const presigned = presignRequest(call, {
      ...sts,
      credential: signer,
      expiresSeconds: 60,
    });
    expect(verify(presigned.request)).toMatchObject({
      reason: 'session-token-invalid',
    });
  });

  it('a session from the second it expires', () => {
    const at = (now: Date) =>
      verify(signed({ credential: session, date: now }), { now });
    expect(at(new Date('2026-03-01T12:59:59Z')).ok).toBe(true);
    expect(at(new Date('2026-03-01T13:00:00Z'))).toMatchObject({
      reason: 'session-expired',
    });
  });

  it.each([
    [900, 'accepted'],
    [-900, 'accepted'],
    [901, 'request-time-skewed'],
    [-901, 'request-time-skewed'],
  ])('a clock that is off too far: %i s is %s', (offset, verdict) => {
    const result = verify(signed(), { now: seconds(offset) });
    expect(result.ok ? 'accepted' : result.reason).toBe(verdict);
  });

  it.each([
    [3600, 'accepted'],
    [3601, 'presigned-expired'],
    [-900, 'accepted'],
    [-901, 'request-time-skewed'],
  ])('a presigned request outside its time: %i s is %s', (offset, verdict) => {
    const { request } = presignRequest(call, { ...sts, expiresSeconds: 3600 });
    const result = verify(request, { now: seconds(offset) });
    expect(result.ok ? 'accepted' : result.reason).toBe(verdict);
  });

  it('a presigned S3 request without lifetime', () => {
    const { request } = presignRequest(upload, { ...s3, expiresSeconds: 60 });
    const target = request.target.replace('&X-Amz-Expires=60', '');
    expect(verify({ ...request, target })).toMatchObject({
      reason: 'malformed',
      message: expect.stringContaining('X-Amz-Expires'),
    });
  });

  it('a scope for another day than the request', () => {
    const request = replaced(signed(), 'Authorization', value =>
      value.replace('/20260301/', '/20260228/'),
    );
    expect(verify(request)).toMatchObject({ reason: 'scope-date-mismatch' });
  });

  it('an unsigned host', () => {
    const request = replaced(signed(), 'Authorization', value =>
      value.replace(';host', ''),
    );
    expect(verify(request)).toMatchObject({ reason: 'host-not-signed' });
  });

  it('an x-amz- header that was added after signing', () => {
    const request = withHeader(signed(), 'X-Amz-Acl', 'public-read');
    expect(verify(request)).toMatchObject({
      reason: 'header-not-signed',
      message: expect.stringContaining('x-amz-acl'),
    });
  });

  it('a signed header that was removed, even if it was empty', () => {
    const { request } = signRequest(withHeader(call, 'X-Empty', ''), sts);
    expect(verify(without(request, 'X-Empty'))).toMatchObject({
      reason: 'signed-header-missing',
      message: expect.stringContaining('x-empty'),
    });
  });
});
