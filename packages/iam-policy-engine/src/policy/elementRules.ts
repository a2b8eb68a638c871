import { PolicyType } from './types';

type Presence = 'required' | 'optional' | 'prohibited';

/** Which elements a statement of a policy type may have. */
export interface ElementRules {
  readonly principal: Presence;
  readonly resource: Presence;
  /** Whether resources must be ARNs or `*`; services choose their own form in policies on their resources. */
  readonly resourcesAreArns: boolean;
  /** Whether a Sid is restricted to letters and digits. */
  readonly plainSids: boolean;
}

const attachedToPrincipals: ElementRules = {
  principal: 'prohibited',
  resource: 'required',
  resourcesAreArns: true,
  plainSids: true,
};

/**
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language"; Organizations User Guide, "RCP syntax". Policies
 * on resources may omit `Resource` (ECR, Secrets Manager, SNS), trust policies must.
 */
export const ELEMENT_RULES: Readonly<Record<PolicyType, ElementRules>> = {
  identity: attachedToPrincipals,
  boundary: attachedToPrincipals,
  session: attachedToPrincipals,
  scp: attachedToPrincipals,
  rcp: {
    principal: 'required',
    resource: 'required',
    resourcesAreArns: true,
    plainSids: false,
  },
  resource: {
    principal: 'required',
    resource: 'optional',
    resourcesAreArns: false,
    plainSids: false,
  },
  trust: {
    principal: 'required',
    resource: 'prohibited',
    resourcesAreArns: true,
    plainSids: true,
  },
  'vpc-endpoint': {
    principal: 'optional',
    resource: 'required',
    resourcesAreArns: false,
    plainSids: false,
  },
};

/** How messages call a policy type. */
export const POLICY_TYPE_NAMES: Readonly<Record<PolicyType, string>> = {
  identity: 'an identity-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  resource: 'a resource-based policy',
  trust: 'a role trust policy',
  'vpc-endpoint': 'a VPC endpoint policy',
};
