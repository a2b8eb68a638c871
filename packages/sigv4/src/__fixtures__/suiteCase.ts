import type { SigningCredential } from '../types';

/** What a case of the suite expects in one signature location. */
export interface SuiteExpectation {
  /** Last line of the string to sign; its other lines are the same in all cases. */
  canonicalRequestHash: string;
  signature: string;
}

/**
 * A case of AWS's public SigV4 signing suite, restated as data.
 *
 * Inputs and expected values are those of the 38 cases in `tests/aws-signing-test-suite/v4` of awslabs/aws-c-auth, which
 * AWS publishes for implementers to compare against.
 */
export interface SuiteCase {
  /** Name of the case in the suite. */
  name: string;
  method: 'GET' | 'POST';
  /** Wire text: one character a byte. */
  target: string;
  headers: ReadonlyArray<readonly [string, string]>;
  body?: string;
  normalizePath?: false;
  sessionToken?: string;
  /** The session token is added after signing. */
  appendSessionToken?: true;
  /** The hash of the body is sent in x-amz-content-sha256. */
  contentSha256Header?: true;
  header: SuiteExpectation;
  query: SuiteExpectation;
}

/** AWS's example credential, which all cases of the suite are signed with. */
export const SUITE_CREDENTIAL: SigningCredential = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

/** What else all cases of the suite have in common. */
export const SUITE_SETTINGS = {
  region: 'us-east-1',
  service: 'service',
  date: new Date('2015-08-30T12:36:00Z'),
  expiresSeconds: 3600,
};
