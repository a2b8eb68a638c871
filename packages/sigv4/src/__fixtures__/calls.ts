import type { SignOptions } from '../signingOptions';
import { signRequest } from '../signRequest';
import type { HttpRequest, SigningCredential } from '../types';
import type { VerificationResult, VerifyOptions } from '../verificationResult';
import { verifyRequest } from '../verifyRequest';

/** The moment all calls are made. */
export const NOW = new Date('2026-03-01T12:00:00Z');

/** A long-term key. */
export const credential: SigningCredential = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** Temporary credentials, good for an hour. */
export const session: SigningCredential = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'AnotherSecretOfTheSession',
  sessionToken: 'token/of+the=session',
  expiration: new Date('2026-03-01T13:00:00Z'),
};

const known = new Map(
  [credential, session].map(other => [other.accessKeyId, other]),
);

/** A call to STS, unsigned. */
export const call: HttpRequest = {
  method: 'POST',
  target: '/',
  headers: [
    ['Host', 'sts.eu-west-1.amazonaws.com'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['User-Agent', 'test'],
  ],
  body: Buffer.from('Action=GetCallerIdentity&Version=2011-06-15'),
};

/** An upload to S3, unsigned, whose path would be normalised elsewhere. */
export const upload: HttpRequest = {
  method: 'PUT',
  target: '/acme-telemetry/a%20b//../c',
  headers: [['Host', 's3.eu-west-1.amazonaws.com']],
  body: Buffer.from('delivered'),
};

/** How the call is signed. */
export const sts: SignOptions = {
  credential,
  region: 'eu-west-1',
  service: 'sts',
  date: NOW,
};

/** How the upload is signed. */
export const s3: SignOptions = { ...sts, service: 's3' };

/** Verifies as a server would that knows both credentials. */
export const verify = (
  request: HttpRequest,
  options: Partial<VerifyOptions> = {},
): VerificationResult =>
  verifyRequest(request, {
    now: NOW,
    maxSkewSeconds: 900,
    credentialFor: id => known.get(id),
    ...options,
  });

/** The call, signed. */
export const signed = (options: Partial<SignOptions> = {}) =>
  signRequest(call, { ...sts, ...options }).request;

/** A request with one more header. */
export const withHeader = (
  request: HttpRequest,
  ...pair: [string, string]
): HttpRequest => ({ ...request, headers: [...request.headers, pair] });

/** A request without a header. */
export const without = (request: HttpRequest, name: string): HttpRequest => ({
  ...request,
  headers: request.headers.filter(([other]) => other !== name),
});

/** A request with the value of one header changed. */
export const replaced = (
  request: HttpRequest,
  name: string,
  change: (value: string) => string,
): HttpRequest => ({
  ...request,
  headers: request.headers.map(([other, value]) => [
    other,
    other === name ? change(value) : value,
  ]),
});
