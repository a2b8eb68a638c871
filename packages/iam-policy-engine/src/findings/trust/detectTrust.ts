import { compileGlob, wildcardTokens } from '../../matching/glob';
import { Policy, Statement } from '../../policy/types';
import { coversAction } from '../elements';
import { AnalysisOptions, Detection } from '../types';
import { detectFederation } from './federation';
import { knownVendorOf } from './knownVendors';
import {
  accountOfPrincipal,
  demands,
  demandsOn,
  principalsOf,
  providerKind,
} from './trustStatement';

/** Keys that tie a caller to one's own organisation or to named principals. */
const CALLER_KEYS: readonly string[] = [
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:SourceAccount',
  'aws:SourceArn',
];

/** Keys by which a service says on whose behalf it acts. */
const SOURCE_KEYS: readonly string[] = [
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  // What EKS Pod Identity says instead; the ARN names the account.
  'aws:RequestTag/eks-cluster-arn',
];

/**
 * Services that assume only roles passed to a resource of the same account, and send no source keys.
 */
const SERVICES_WITHOUT_SOURCE: readonly string[] = [
  'ec2.amazonaws.com',
  'ec2.amazonaws.com.cn',
  'lambda.amazonaws.com',
];

/** Finds who can assume a role and should not, and who should and cannot. */
export function detectTrust(
  policy: Policy,
  options: AnalysisOptions,
): Detection[] {
  const allows = policy.statements.filter(({ effect }) => effect === 'Allow');
  return [
    ...allows.flatMap(statement => [
      ...anyPrincipal(statement),
      ...wildcardArns(statement),
      ...foreignAccounts(statement, options),
      ...services(statement),
      ...detectFederation(statement),
      ...mismatchedActions(statement),
    ]),
    ...wrongExternalIds(allows, options),
  ];
}

function anyPrincipal(statement: Statement): Detection[] {
  const { index, principal } = statement;
  if (principal?.negated) {
    return [
      {
        rule: 'trust-not-principal',
        evidence: `NotPrincipal ${principal.principals
          .map(({ value }) => value)
          .join(', ')}`,
        statementIndex: index,
        element: '.NotPrincipal',
      },
    ];
  }
  const isOpen =
    principalsOf(statement, 'AWS').includes('*') &&
    !demands(statement, ...CALLER_KEYS);
  return isOpen
    ? [
        {
          rule: 'trust-any-principal',
          evidence: 'Principal *',
          statementIndex: index,
          element: '.Principal',
        },
      ]
    : [];
}

function wildcardArns(statement: Statement): Detection[] {
  return principalsOf(statement, 'AWS')
    .filter(value => value !== '*' && /[*?]/.test(value))
    .map(value => ({
      rule: 'trust-wildcard-arn',
      evidence: `"${value}"`,
      statementIndex: statement.index,
      element: '.Principal',
    }));
}

function foreignAccounts(
  statement: Statement,
  { accountId, trustedAccountIds = [] }: AnalysisOptions,
): Detection[] {
  const accounts = new Set(
    principalsOf(statement, 'AWS').flatMap(
      value => accountOfPrincipal(value) ?? [],
    ),
  );
  return [...accounts].flatMap((account): Detection[] => {
    const common = { statementIndex: statement.index, element: '.Principal' };
    const vendor = knownVendorOf(account);
    const isOwn = account === accountId || trustedAccountIds.includes(account);
    const named = vendor ? `${account} (${vendor})` : account;
    const found: Detection[] = [];
    if (vendor && !isOwn) {
      found.push({ ...common, rule: 'trust-known-vendor', evidence: named });
    }
    if (
      accountId !== undefined &&
      !isOwn &&
      coversAction(statement, 'sts:AssumeRole') &&
      !demands(statement, 'sts:ExternalId', 'aws:PrincipalOrgID')
    ) {
      found.push({
        ...common,
        rule: 'trust-cross-account-without-external-id',
        evidence: `Account ${named} and no sts:ExternalId`,
      });
    }
    return found;
  });
}

function wrongExternalIds(
  allows: readonly Statement[],
  { expectedExternalId }: AnalysisOptions,
): Detection[] {
  if (expectedExternalId === undefined) return [];
  const demanding = allows.flatMap(statement =>
    demandsOn(statement, 'sts:ExternalId').map(condition => ({
      statement,
      condition,
    })),
  );
  const accepts = (values: readonly string[], operator: string) =>
    values.some(value =>
      operator.includes('Like')
        ? compileGlob(wildcardTokens(value))(expectedExternalId)
        : value === expectedExternalId,
    );
  if (
    demanding.some(({ condition }) =>
      accepts(condition.values, condition.operator),
    )
  ) {
    return [];
  }
  return demanding.map(({ statement, condition }) => ({
    rule: 'trust-wrong-external-id',
    evidence: `The policy demands ${condition.values
      .map(value => `"${value}"`)
      .join(' or ')}, the caller sends "${expectedExternalId}"`,
    statementIndex: statement.index,
    element: '.Condition',
  }));
}

function services(statement: Statement): Detection[] {
  if (demands(statement, ...SOURCE_KEYS)) return [];
  return principalsOf(statement, 'Service')
    .filter(service => !SERVICES_WITHOUT_SOURCE.includes(service))
    .map(service => ({
      rule: 'trust-confused-deputy',
      evidence: `${service} without aws:SourceAccount or aws:SourceArn`,
      statementIndex: statement.index,
      element: '.Principal',
    }));
}

function mismatchedActions(statement: Statement): Detection[] {
  const { principal } = statement;
  if (!principal || principal.negated) return [];
  return principal.principals
    .filter(
      ({ category, value }) =>
        category !== 'CanonicalUser' &&
        value !== '*' &&
        !coversAction(statement, actionFor(category, value)),
    )
    .map(({ category, value }) => ({
      rule: 'trust-action-mismatch',
      evidence: `${value} needs ${actionFor(category, value)}`,
      statementIndex: statement.index,
      element: '.Action',
    }));
}

function actionFor(
  category: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser',
  value: string,
): string {
  if (category !== 'Federated') return 'sts:AssumeRole';
  return providerKind(value) === 'saml'
    ? 'sts:AssumeRoleWithSAML'
    : 'sts:AssumeRoleWithWebIdentity';
}
