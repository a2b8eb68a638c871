import type { PolicyType } from 'iam-policy-engine';

/** What a denial means and what to do about it. */
export interface DenialRow {
  /** Absent: whatever AWS says, or when it says nothing. */
  policyType?: PolicyType;
  effect?: 'implicit' | 'explicit';
  code: string;
  cause: string;
  remedy: string;
  /** Whether a statement that allows the action helps. */
  offersStatement: boolean;
}

/**
 * Denials by the policy type that AWS names. Source: IAM User Guide,
 * "Troubleshoot access denied error messages". The first row that fits is used.
 */
export const DENIAL_TABLE: readonly DenialRow[] = [
  {
    policyType: 'identity',
    effect: 'implicit',
    code: 'missing-permission',
    cause: 'No policy of the role {principal} allows {action}.',
    remedy: 'Add the statement to a policy of the role.',
    offersStatement: true,
  },
  {
    policyType: 'identity',
    effect: 'explicit',
    code: 'explicit-deny',
    cause: 'A policy of the role {principal} denies {action}{policy}.',
    remedy:
      'Take the action out of the Deny statement, or add a condition to it that spares this role.',
    offersStatement: false,
  },
  {
    policyType: 'boundary',
    effect: 'explicit',
    code: 'boundary-denies',
    cause:
      'The permissions boundary of the role {principal} denies {action}{policy}.',
    remedy:
      'Take the action out of the Deny statement of the boundary: no Allow, in whichever policy, can outweigh it.',
    offersStatement: false,
  },
  {
    policyType: 'boundary',
    code: 'boundary-denies',
    cause:
      'The permissions boundary of the role {principal} does not let it {action}.',
    remedy:
      'Add the action to the boundary. A policy of the role alone does not help.',
    offersStatement: true,
  },
  {
    policyType: 'session',
    code: 'session-policy-denies',
    cause:
      'The session policy with which the portal assumed the role does not contain {action}.',
    remedy:
      'Update the backend plugin, whose session policy should hold all actions it uses; until then set awsAgents.sessionPolicy.enabled to false.',
    offersStatement: false,
  },
  {
    policyType: 'scp',
    code: 'scp-denies',
    cause:
      'A service control policy of the organisation does not let account {account} use {action}{policy}.',
    remedy:
      'Ask the owners of the AWS organisation. Nothing inside the account helps.',
    offersStatement: false,
  },
  {
    policyType: 'rcp',
    code: 'rcp-denies',
    cause:
      'A resource control policy of the organisation denies {action} on the resource{policy}.',
    remedy:
      'Ask the owners of the AWS organisation. Nothing inside the account helps.',
    offersStatement: false,
  },
  {
    policyType: 'resource',
    code: 'resource-policy-denies',
    cause:
      'The policy of the resource does not let the role {principal} use {action}.',
    remedy:
      'Let the policy of the resource, for example of the bucket, allow the role.',
    offersStatement: false,
  },
  {
    policyType: 'vpc-endpoint',
    code: 'vpc-endpoint-denies',
    cause:
      'The policy of the VPC endpoint through which the portal reaches {service} does not allow {action}.',
    remedy: 'Allow the action in the policy of the VPC endpoint.',
    offersStatement: false,
  },
  {
    policyType: 'trust',
    code: 'trust-policy-denies',
    cause: 'The trust policy of the role denies {action}{policy}.',
    remedy: 'Take the portal out of the Deny statement of the trust policy.',
    offersStatement: false,
  },
  {
    code: 'access-denied',
    cause:
      'AWS does not say which policy: no policy of {principal} allows {action}, or one denies it.',
    remedy:
      'Add the statement to a policy of the role; if it is there, look for boundaries, service control policies and the policy of the resource. CloudTrail has the request.',
    offersStatement: true,
  },
];

/** Codes of all failures that are IAM's refusal. */
export const DENIAL_CODES: ReadonlySet<string> = new Set(
  DENIAL_TABLE.map(({ code }) => code),
);
