import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  call,
  credential,
  s3,
  session,
  signed,
  sts,
  upload,
  verify,
  withHeader,
} from './__fixtures__/calls';
import { presignRequest } from './presignRequest';
import { signRequest } from './signRequest';
import type { HttpRequest } from './types';

describe('verifyRequest accepts', () => {
  it('a request as it was signed, and gives what it found', () => {
    const result = verify(signed());
    expect(result).toMatchObject({
      ok: true,
      parsed: {
        location: 'header',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        scope: { date: '20260301', region: 'eu-west-1', service: 'sts' },
        signedHeaders: ['content-type', 'host', 'x-amz-date'],
      },
      trailers: {},
    });
    expect(result.ok && result.payload).toBe(call.body);
  });

  it('a session with its token', () => {
    expect(verify(signed({ credential: session })).ok).toBe(true);
    const presigned = presignRequest(call, {
      ...sts,
      credential: session,
      expiresSeconds: 60,
    });
    expect(verify(presigned.request).ok).toBe(true);
  });

  it('an S3 upload by its own rules for paths, signed or unsigned', () => {
    expect(verify(signRequest(upload, s3).request).ok).toBe(true);
    expect(
      verify(
        signRequest(upload, { ...s3, payload: 'UNSIGNED-PAYLOAD' }).request,
      ).ok,
    ).toBe(true);
  });

  it("S3's rules for another service when told so, and only then", () => {
    const { request } = signRequest(upload, { ...sts, s3: true });
    expect(verify(request, { s3: true }).ok).toBe(true);
    expect(verify(request)).toMatchObject({ reason: 'signature-mismatch' });
  });

  it('a presigned S3 upload with a declared hash, only with that body', () => {
    const hash = createHash('sha256').update('delivered').digest('hex');
    const { request } = presignRequest(
      withHeader(upload, 'x-amz-content-sha256', hash),
      { ...s3, expiresSeconds: 60 },
    );
    expect(verify(request).ok).toBe(true);
    const body = Buffer.from('replaced');
    expect(verify({ ...request, body })).toMatchObject({
      reason: 'payload-hash-mismatch',
    });
  });

  it('a presigned S3 upload that declares an open body in its query', () => {
    const target = `${upload.target}?X-Amz-Content-Sha256=UNSIGNED-PAYLOAD`;
    const { request } = presignRequest(
      { ...upload, target },
      { ...s3, expiresSeconds: 60 },
    );
    const body = Buffer.from('replaced');
    expect(verify({ ...request, body }).ok).toBe(true);
  });

  it('an appended session token, only where that is allowed', () => {
    const options = { ...sts, credential: session, appendSessionToken: true };
    const requests = [
      signRequest(call, options).request,
      presignRequest(call, { ...options, expiresSeconds: 60 }).request,
    ];
    for (const request of requests) {
      expect(verify(request, { allowUnsignedSessionToken: true }).ok).toBe(
        true,
      );
    }
    expect(requests.map(request => verify(request))).toMatchObject([
      { reason: 'header-not-signed' },
      { reason: 'signature-mismatch' },
    ]);
  });
});

describe('verifyRequest refuses', () => {
  it('a request without authentication', () => {
    expect(verify(call)).toEqual({
      ok: false,
      reason: 'missing-authentication',
      message: expect.any(String),
    });
  });

  it('authentication that cannot be read', () => {
    expect(verify(withHeader(call, 'Authorization', 'Bearer x'))).toMatchObject(
      {
        reason: 'malformed',
        message: expect.stringContaining('Bearer'),
      },
    );
  });

  it('a request target that is not a path', () => {
    expect(verify({ ...signed(), target: 'https://a/' })).toMatchObject({
      reason: 'malformed',
    });
  });
  it('a wrong signature, and shows its own view', () => {
    const { canonicalRequest, stringToSign } = signRequest(
      { ...call, method: 'PUT' },
      sts,
    );
    expect(verify({ ...signed(), method: 'PUT' })).toMatchObject({
      reason: 'signature-mismatch',
      canonicalRequest: canonicalRequest.text,
      stringToSign,
    });
  });

  it('another body than the hash that was sent along', () => {
    const { request } = signRequest(call, {
      ...sts,
      contentSha256Header: true,
    });
    const body = Buffer.from('Action=AssumeRole');
    expect(verify({ ...request, body })).toMatchObject({
      reason: 'payload-hash-mismatch',
    });
    expect(verify({ ...signed(), body })).toMatchObject({
      reason: 'signature-mismatch',
    });
  });

  it('unsigned and streamed bodies outside S3', () => {
    const payloads = [
      'UNSIGNED-PAYLOAD',
      'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    ] as const;
    for (const payload of payloads) {
      const { request } = signRequest(call, {
        ...sts,
        payload,
        contentSha256Header: true,
      });
      expect(verify(request)).toMatchObject({
        reason: 'payload-hash-mismatch',
      });
    }
  });

  it('an S3 request that says nothing of its body', () => {
    const { request } = signRequest(upload, {
      ...s3,
      contentSha256Header: false,
    });
    expect(verify(request)).toMatchObject({
      reason: 'malformed',
      message: expect.stringContaining('x-amz-content-sha256'),
    });
  });

  it('without ever naming a secret', () => {
    const requests = [
      signed({ credential: { ...session, sessionToken: 'other' } }),
      { ...signed(), method: 'PUT' },
    ];
    for (const request of requests) {
      const text = JSON.stringify(verify(request));
      expect(text).not.toContain(credential.secretAccessKey);
      expect(text).not.toContain(session.secretAccessKey);
      expect(text).not.toContain(session.sessionToken);
    }
  });
});

describe('verifyRequest', () => {
  it('lets errors of the key store through', () => {
    const credentialFor = () => {
      throw new Error('store is down');
    };
    expect(() => verify(signed(), { credentialFor })).toThrow('store is down');
  });

  it('answers whatever is sent, and accepts none of it', () => {
    const text = fc.string({ unit: 'binary' });
    const header = fc.tuple(
      fc.oneof(text, fc.constantFrom('Host', 'Authorization', 'X-Amz-Date')),
      text,
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(header),
        fc.uint8Array(),
        (method, path, headers, body) => {
          const target = `/${path}`;
          expect(verify({ method, target, headers, body }).ok).toBe(false);
        },
      ),
    );
  });

  it('accepts whatever can be signed', () => {
    const byteText = fc
      .uint8Array()
      .map(bytes => Buffer.from(bytes).toString('latin1'));
    const path = byteText.map(text => `/${text.replace(/\?/g, '')}`);
    fc.assert(
      fc.property(
        path,
        fc.array(fc.tuple(byteText, byteText)),
        byteText,
        fc.uint8Array(),
        fc.constantFrom(sts, s3, { ...sts, credential: session }),
        (pathname, parameters, value, body, options) => {
          const query = new URLSearchParams(parameters).toString();
          const request: HttpRequest = {
            method: 'POST',
            target: `${pathname}?${query}`,
            headers: [
              ['Host', 'localhost'],
              ['X-Amz-Meta-Any', value],
            ],
            body,
          };
          const results = [
            signRequest(request, options),
            presignRequest(request, { ...options, expiresSeconds: 1 }),
          ].map(({ request: result }) => verify(result).ok);
          expect(results).toEqual([true, true]);
        },
      ),
    );
  });
});
