import { PolicyType } from '../policy/types';

/** How AWS words a policy type in its denials. */
export interface DenialPhrase {
  readonly type: PolicyType;
  /** After `because no`. */
  readonly implicit: string;
  /** After `with an explicit deny in`, article included. */
  readonly explicit: string;
}

/**
 * Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export const DENIAL_PHRASES: readonly DenialPhrase[] = [
  {
    type: 'identity',
    implicit: 'identity-based policy',
    explicit: 'an identity-based policy',
  },
  {
    type: 'resource',
    implicit: 'resource-based policy',
    explicit: 'a resource-based policy',
  },
  {
    type: 'trust',
    implicit: 'role trust policy',
    explicit: 'the role trust policy',
  },
  {
    type: 'boundary',
    implicit: 'permissions boundary',
    explicit: 'a permissions boundary',
  },
  {
    type: 'session',
    implicit: 'session policy',
    explicit: 'a session policy',
  },
  {
    type: 'scp',
    implicit: 'service control policy',
    explicit: 'a service control policy',
  },
  {
    type: 'rcp',
    implicit: 'resource control policy',
    explicit: 'a resource control policy',
  },
  {
    type: 'vpc-endpoint',
    implicit: 'VPC endpoint policy',
    explicit: 'a VPC endpoint policy',
  },
];

/** The phrase of a policy type. */
export function phraseOf(type: PolicyType): DenialPhrase | undefined {
  return DENIAL_PHRASES.find(phrase => phrase.type === type);
}

/** Recognises a policy type in a text that begins with its name, in AWS's spelling and the variants it prints. */
export function policyTypeNamed(text: string): PolicyType | undefined {
  const lower = text
    .toLowerCase()
    .replace(/^(?:an?|the)\s+/, '')
    .replace(/^sessions policy/, 'session policy')
    .replace(/^permission boundary/, 'permissions boundary');
  return DENIAL_PHRASES.find(({ implicit }) =>
    lower.startsWith(implicit.toLowerCase()),
  )?.type;
}
