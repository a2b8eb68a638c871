import type { RuleId } from './ruleId';
import type { FindingRule } from './types';

/**
 * The texts and the severity of every rule.
 *
 * @public
 */
export const FINDING_RULES: Readonly<Record<RuleId, FindingRule>> = {
  'policy-malformed': {
    severity: 'high',
    title: 'Policy is malformed',
    why: 'AWS refuses such a policy, or a service reads it otherwise than it was meant.',
    remedy: 'Correct the element; the evidence says what is expected.',
  },
  'duplicate-sid': {
    severity: 'low',
    title: 'Sid occurs twice',
    why: 'IAM refuses a policy whose statement ids are not unique.',
    remedy: 'Give every statement its own Sid, or none.',
  },
  'invalid-sid': {
    severity: 'low',
    title: 'Sid has characters that IAM does not take',
    why: 'IAM refuses a policy whose statement ids have characters other than letters and digits.',
    remedy: 'Use letters and digits only.',
  },
  'no-version': {
    severity: 'low',
    title: 'No Version',
    why: 'Without Version the language of 2008 applies, in which policy variables are plain text.',
    remedy: 'Add "Version": "2012-10-17".',
  },
  'old-version': {
    severity: 'low',
    title: 'Old Version',
    why: 'The language of 2008 has no policy variables.',
    remedy:
      'Set "Version": "2012-10-17" and check that no text contains ${...} by accident.',
  },
  'variable-in-old-version': {
    severity: 'medium',
    title: 'Policy variable that is not substituted',
    why: 'In the language of 2008 a variable is plain text, so the statement matches something else than intended.',
    remedy: 'Set "Version": "2012-10-17".',
  },
  'empty-element': {
    severity: 'low',
    title: 'Element without values',
    why: 'A statement without actions, resources, principals or condition values never applies as intended.',
    remedy: 'Fill the element or remove the statement.',
  },
  'unknown-service': {
    severity: 'low',
    title: 'Unknown service prefix',
    why: 'A misspelt prefix grants or denies nothing.',
    remedy: 'Correct the prefix.',
  },
  'unknown-action': {
    severity: 'low',
    title: 'Unknown action',
    why: 'A misspelt action grants or denies nothing.',
    remedy: 'Correct the action, or remove it.',
  },
  'unknown-condition-key': {
    severity: 'medium',
    title: 'Condition key that the actions do not have',
    why: 'The key is never in the request, so the condition never holds, or always does when negated.',
    remedy:
      'Use a key that the Service Authorization Reference lists for the action.',
  },
  'resource-mismatch': {
    severity: 'medium',
    title: 'Resource cannot match the action',
    why: 'The action works on other resources, so the statement does not grant or deny it.',
    remedy:
      'Name a resource of a type the action works on, or * when it takes none.',
  },
  'needless-star-resource': {
    severity: 'medium',
    title: 'Reads every resource where one could be named',
    why: 'The actions take a resource, so * reaches those of all other services in the account.',
    remedy: 'Name the resources that are needed.',
  },
  'infrastructure-change': {
    severity: 'medium',
    title: 'Changes any resource',
    why: 'The actions can alter or delete every resource of their kind in the account.',
    remedy: 'Name the resources that are meant to be changed.',
  },
  'resource-exposure': {
    severity: 'high',
    title: 'Can share any resource with others',
    why: 'The actions change who may reach a resource, up to the whole world.',
    remedy: 'Remove the actions, or name the resources.',
  },
  'data-exfiltration': {
    severity: 'high',
    title: 'Reads any data of the kind',
    why: 'The actions return contents of any bucket, secret, parameter or snapshot in the account.',
    remedy: 'Name the buckets, secrets and parameters that are needed.',
  },
  'credentials-exposure': {
    severity: 'high',
    title: 'Hands out credentials',
    why: 'The actions return credentials of others, and with them their permissions.',
    remedy:
      'Remove the actions, or name the users, databases or pools they are needed for.',
  },
  'admin-access': {
    severity: 'critical',
    title: 'Administrator access',
    why: 'Whoever holds these credentials owns the account.',
    remedy: 'List the actions that are needed.',
  },
  'all-actions': {
    severity: 'high',
    title: 'All actions',
    why: 'The statement grants every action of every service on its resources, those not yet invented included.',
    remedy: 'List the actions that are needed.',
  },
  'service-wildcard': {
    severity: 'medium',
    title: 'All actions of a service',
    why: 'The wildcard includes deletion, sharing and whatever the service adds later.',
    remedy: 'List the actions that are needed.',
  },
  'not-action-with-allow': {
    severity: 'high',
    title: 'NotAction with Allow',
    why: 'It grants every action but those listed, in all services, those not yet invented included.',
    remedy: 'List the actions that are needed under Action.',
  },
  'not-resource-with-allow': {
    severity: 'high',
    title: 'NotResource with Allow',
    why: 'It grants access to every resource but those listed, those not yet created included.',
    remedy: 'List the resources that are needed under Resource.',
  },
  'not-principal-with-allow': {
    severity: 'critical',
    title: 'NotPrincipal with Allow',
    why: 'It grants access to everyone but those listed, anonymous callers included.',
    remedy: 'List the principals that are meant under Principal.',
  },
  'assume-any-role': {
    severity: 'high',
    title: 'Can assume any role',
    why: 'Every role whose trust policy names the account becomes reachable.',
    remedy: 'Name the roles under Resource.',
  },
  'pass-any-role': {
    severity: 'high',
    title: 'Can pass any role',
    why: 'A service that is given an administrator role acts with its permissions.',
    remedy:
      'Name the roles under Resource, and the service with iam:PassedToService.',
  },
  'privilege-escalation': {
    severity: 'critical',
    title: 'Can raise its own permissions',
    why: 'The actions together are a published way to gain permissions that the policy does not grant.',
    remedy:
      'Remove one of the actions, or name the resources they are needed for.',
  },
  'set-operator-on-single-value': {
    severity: 'medium',
    title: 'Set operator on a key with one value',
    why: 'ForAllValues holds when the key is absent, so the condition lets through what it should stop.',
    remedy: 'Drop the set operator.',
  },
  'for-all-values-allow': {
    severity: 'medium',
    title: 'ForAllValues with Allow and no Null check',
    why: 'ForAllValues holds when the request does not have the key at all.',
    remedy: 'Add "Null": {"<key>": "false"} to the condition.',
  },
  'condition-type-mismatch': {
    severity: 'medium',
    title: 'Condition value of another type than its operator',
    why: 'The value can never match, so the condition never holds, or always does when negated.',
    remedy:
      'Write the value as the operator expects it, or use another operator.',
  },
  'wildcard-without-like': {
    severity: 'medium',
    title: 'Wildcard where the operator knows none',
    why: 'StringEquals compares * and ? as characters, so the condition hardly ever holds.',
    remedy: 'Use StringLike.',
  },
  'trust-any-principal': {
    severity: 'critical',
    title: 'Anyone can assume the role',
    why: 'Every AWS account in the world can take on the role.',
    remedy:
      'Name the roles or accounts that are meant, or limit them with aws:PrincipalOrgID.',
  },
  'trust-cross-account-without-external-id': {
    severity: 'high',
    title: 'Foreign account without external id',
    why: 'A third party that acts for many customers can be tricked into using your role for another of them.',
    remedy:
      'Add "StringEquals": {"sts:ExternalId": "<id agreed with the third party>"}.',
  },
  'trust-wrong-external-id': {
    severity: 'high',
    title: 'Trust policy demands another external id',
    why: 'The caller sends the id that was agreed, so AWS refuses it.',
    remedy: 'Set sts:ExternalId to the id in the evidence.',
  },
  'trust-confused-deputy': {
    severity: 'medium',
    title: 'Service without source condition',
    why: 'The service could be made to act for another customer, and would use your role.',
    remedy:
      'Add aws:SourceAccount, and aws:SourceArn where the resource is known.',
  },
  'trust-oidc-without-sub': {
    severity: 'critical',
    title: 'Web identities without a subject',
    why: 'Every identity of the provider can assume the role: every pod of the cluster, every repository of the forge.',
    remedy: 'Add "StringEquals": {"<provider>:sub": "<the one subject>"}.',
  },
  'trust-oidc-without-aud': {
    severity: 'medium',
    title: 'Web identities without an audience',
    why: 'A token that was issued for another purpose is accepted too.',
    remedy: 'Add "StringEquals": {"<provider>:aud": "sts.amazonaws.com"}.',
  },
  'trust-oidc-wildcard-sub': {
    severity: 'high',
    title: 'Web identity subject with a wildcard',
    why: 'Whoever can create a matching service account, branch or repository can assume the role.',
    remedy: 'Name the subject in full with StringEquals.',
  },
  'trust-action-mismatch': {
    severity: 'medium',
    title: 'Action and kind of principal do not match',
    why: 'STS checks each kind of principal against its own action, so the statement lets nobody in.',
    remedy:
      'Use sts:AssumeRole for AWS and Service, sts:AssumeRoleWithWebIdentity for OIDC and sts:AssumeRoleWithSAML for SAML providers.',
  },
  'trust-not-principal': {
    severity: 'critical',
    title: 'NotPrincipal in a trust policy',
    why: 'Everyone but those listed can assume the role.',
    remedy: 'List the principals that are meant under Principal.',
  },
  'trust-wildcard-arn': {
    severity: 'medium',
    title: 'Wildcard in a principal ARN',
    why: 'IAM knows no partial wildcards in Principal, so the entry matches nobody.',
    remedy:
      'Name the account and add an ArnLike condition on aws:PrincipalArn.',
  },
  'trust-known-vendor': {
    severity: 'info',
    title: 'Trusts an account of a known vendor',
    why: 'The vendor in the evidence can assume the role.',
    remedy: 'Check that the vendor is still in use.',
  },
};
