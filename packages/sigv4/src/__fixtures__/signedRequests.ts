import { presignRequest } from '../presignRequest';
import { signRequest } from '../signRequest';
import type { SignedRequest, SignOptions } from '../signingOptions';
import type { HttpRequest, SignatureLocation } from '../types';
import type { VerifyOptions } from '../verificationResult';
import { documentedExamples } from './documentedExamples';
import { signingSuite } from './signingSuite';
import {
  SUITE_CREDENTIAL,
  SUITE_SETTINGS,
  type SuiteCase,
  type SuiteExpectation,
} from './suiteCase';

/** A request of the tables, ready to be signed and verified. */
export interface SignableCase {
  name: string;
  location: SignatureLocation;
  expected: SuiteExpectation;
  sign(): SignedRequest;
  verifyOptions: VerifyOptions;
}

function verifyOptionsFor(options: SignOptions): VerifyOptions {
  const { credential } = options;
  return {
    now: options.date,
    maxSkewSeconds: 900,
    credentialFor: id =>
      id === credential.accessKeyId ? credential : undefined,
    s3: options.s3,
    normalizePath: options.normalizePath,
    allowUnsignedSessionToken: options.appendSessionToken,
  };
}

function suiteRequest({
  method,
  target,
  headers,
  body,
}: SuiteCase): HttpRequest {
  return {
    method,
    target,
    headers,
    body: body === undefined ? undefined : Buffer.from(body, 'latin1'),
  };
}

function suiteCases(testCase: SuiteCase): SignableCase[] {
  const { name, normalizePath, appendSessionToken, sessionToken } = testCase;
  const options = {
    ...SUITE_SETTINGS,
    credential: { ...SUITE_CREDENTIAL, sessionToken },
    normalizePath,
    appendSessionToken,
  };
  const { contentSha256Header } = testCase;
  const request = suiteRequest(testCase);
  const verifyOptions = verifyOptionsFor(options);
  return [
    {
      name: `${name} (header)`,
      location: 'header',
      expected: testCase.header,
      sign: () => signRequest(request, { ...options, contentSha256Header }),
      verifyOptions,
    },
    {
      name: `${name} (query)`,
      location: 'query',
      expected: testCase.query,
      sign: () => presignRequest(request, options),
      verifyOptions,
    },
  ];
}

/** The 38 cases of the suite, each in its header and its query form. */
export const suiteSignables: readonly SignableCase[] =
  signingSuite.flatMap(suiteCases);

/** The examples of the documentation. */
export const documentedSignables: readonly SignableCase[] =
  documentedExamples.map(example => {
    const { name, credential, service, date, expiresSeconds } = example;
    const { method, target, headers, body } = example;
    const options = { credential, service, date, region: 'us-east-1' };
    const request = {
      method,
      target,
      headers,
      body: body === undefined ? undefined : Buffer.from(body),
    };
    return {
      name,
      location: expiresSeconds === undefined ? 'header' : 'query',
      expected: example,
      sign: () =>
        expiresSeconds === undefined
          ? signRequest(request, options)
          : presignRequest(request, { ...options, expiresSeconds }),
      verifyOptions: verifyOptionsFor(options),
    };
  });
