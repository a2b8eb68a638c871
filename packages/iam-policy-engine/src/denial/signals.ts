import { DenialKind } from './types';

/** A text by which a kind of refusal is known. */
export interface RefusalSignal {
  readonly kind: DenialKind;
  readonly pattern: RegExp;
}

/**
 * Refusals that are no decision of IAM: the request never got so far. Checked in order, before anything else.
 */
export const NOT_IAM: readonly RefusalSignal[] = [
  {
    kind: 'missing-token',
    pattern: /missing authentication ?token/i,
  },
  // Before signature-mismatch: an expired signature has that code too.
  {
    kind: 'clock-skew',
    pattern:
      /RequestTimeTooSkewed|difference between the request time and the (?:current|server'?s?) time|Signature (?:expired|not yet current):/i,
  },
  {
    kind: 'signature-mismatch',
    pattern:
      /request signature we calculated does not match|SignatureDoesNotMatch/i,
  },
  {
    kind: 'expired-token',
    pattern:
      /ExpiredToken|security token included in the request is expired|provided token has expired/i,
  },
  {
    kind: 'invalid-token',
    pattern:
      /security token included in the request is invalid|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|access key id you provided does not exist/i,
  },
];

/** A refusal without a word on why. `Access denied for user` is MySQL's. */
export const WITHOUT_DETAILS =
  /\baccess ?denied(?:exception)?\b(?! for user)|UnauthorizedOperation|You are not authorized to perform this operation/i;

/** Where the AWS request id stands: Go and Java SDKs, XML and JSON bodies. */
export const REQUEST_ID =
  /\b(?:x-amzn?-)?request[ -]?id["']?\s*[:=>]\s*["']?([A-Za-z0-9-]{8,64})/i;
