import type {
  PermissionAnalysis,
  TrustStatement,
} from 'backstage-plugin-aws-agents-common';
import { finding, permissionAnalysis, place } from './permissions';

const at = (index: number, sid: string) =>
  place({
    policyId: 'trust',
    policyName: 'Trust policy',
    index,
    sid,
    lines: { start: 4, end: 15 },
  });

const allow = (
  index: number,
  sid: string,
  rest: Pick<TrustStatement, 'principals'> & Partial<TrustStatement>,
): TrustStatement => ({
  statement: at(index, sid),
  effect: 'Allow',
  actions: ['sts:AssumeRole'],
  notPrincipal: false,
  conditions: [],
  severity: null,
  ...rest,
});

const statements: TrustStatement[] = [
  allow(0, 'Anyone', {
    severity: 'critical',
    principals: [
      { kind: 'anyone', value: '*', label: '*', foreign: true, portal: false },
    ],
  }),
  allow(1, 'Vendor', {
    severity: 'high',
    principals: [
      {
        kind: 'account',
        value: 'arn:aws:iam::464622532012:root',
        label: '464622532012',
        accountId: '464622532012',
        vendor: 'Datadog',
        foreign: true,
        portal: false,
      },
    ],
  }),
  allow(2, 'Pods', {
    actions: ['sts:AssumeRoleWithWebIdentity'],
    principals: [
      {
        kind: 'oidc',
        value:
          'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
        label: 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
        accountId: '111122223333',
        accountName: 'acme-payments',
        foreign: false,
        portal: false,
      },
    ],
    conditions: [
      {
        kind: 'subject',
        operator: 'StringEquals',
        key: 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub',
        values: ['system:serviceaccount:monitoring:alloy'],
      },
      {
        kind: 'audience',
        operator: 'StringEquals',
        key: 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:aud',
        values: ['sts.amazonaws.com'],
      },
    ],
  }),
  allow(3, 'NotFromOutside', {
    effect: 'Deny',
    principals: [
      { kind: 'anyone', value: '*', label: '*', foreign: true, portal: false },
    ],
    conditions: [
      {
        kind: 'organization',
        operator: 'StringNotEquals',
        key: 'aws:PrincipalOrgID',
        values: ['o-exampleorgid'],
      },
    ],
  }),
];

const inTrust = { policyId: 'trust', policyName: 'Trust policy' };

/** A role that anybody and a vendor can assume. */
export const openTrust = (name: string): PermissionAnalysis => {
  const sound = permissionAnalysis(name);
  return permissionAnalysis(name, {
    summary: {
      ...sound.summary,
      findings: { critical: 1, high: 1, medium: 0, low: 0, info: 0 },
    },
    findings: [
      finding({
        ...inTrust,
        id: 'trust-any-principal-1',
        rule: 'trust-any-principal',
        severity: 'critical',
        title: 'Anyone can assume the role',
        why: 'Every AWS account in the world can take on the role.',
        remedy:
          'Name the roles or accounts that are meant, or limit them with aws:PrincipalOrgID.',
        evidence: 'Principal "*"',
        statement: at(0, 'Anyone'),
        lines: { start: 6, end: 6 },
      }),
      finding({
        ...inTrust,
        id: 'trust-cross-account-1',
        rule: 'trust-cross-account-without-external-id',
        severity: 'high',
        title: 'Foreign account without external id',
        why: 'A third party that acts for many customers can be tricked into using your role for another of them.',
        remedy:
          'Add "StringEquals": {"sts:ExternalId": "<id agreed with the third party>"}.',
        evidence: 'Account 464622532012 (Datadog) and no sts:ExternalId',
        statement: at(1, 'Vendor'),
        lines: { start: 6, end: 6 },
      }),
    ],
    trust: { policyId: 'trust', statements },
  });
};
