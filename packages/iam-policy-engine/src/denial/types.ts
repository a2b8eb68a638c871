import { PolicyType } from '../policy/types';

/**
 * What kind of refusal a text tells of.
 *
 * - `iam`: a policy denied the request;
 * - `encoded`: IAM denied it, the details are in `encodedMessage`;
 * - `no-details`: access was denied without a word on why;
 * - `missing-token`: the request was not signed at all;
 * - `signature-mismatch`: the signature was wrong;
 * - `expired-token`, `invalid-token`, `clock-skew`: the credentials or their time were refused.
 *
 * Only the first three are decisions of IAM.
 *
 * @public
 */
export type DenialKind =
  | 'iam'
  | 'encoded'
  | 'no-details'
  | 'missing-token'
  | 'signature-mismatch'
  | 'expired-token'
  | 'invalid-token'
  | 'clock-skew';

/**
 * What could be read from the text of a refusal. Absent means the text does not say.
 *
 * @public
 */
export interface ParsedDenial {
  readonly kind: DenialKind;
  readonly principalArn?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly policyType?: PolicyType;
  readonly effect?: 'explicit' | 'implicit';
  /** The policy type behind `transitively through ...`, whose policies are to be looked at. */
  readonly throughPolicyType?: PolicyType;
  readonly policyArn?: string;
  readonly policyName?: string;
  readonly encodedMessage?: string;
  /** For GetRequestAuthorizationDetails of IAM's access troubleshooter. */
  readonly authorizationId?: string;
  /** AWS request id, where the text carries one. */
  readonly requestId?: string;
}

/**
 * How {@link renderDenial} words a denial.
 *
 * @public
 */
export interface RenderDenialOptions {
  /**
   * `classic` ends with the policy type; `with-policy-arn` appends the ARN of the denying policy, as AWS does for
   * explicit denials within one account or organisation; `without-reason` names no policy, as AWS does across
   * accounts. Default: `classic`.
   */
  readonly style?: 'classic' | 'with-policy-arn' | 'without-reason';
}
