import {
  ActionKnowledge,
  AccessNeed,
  Policy,
  PolicyFinding,
  analysePolicies,
  compareNeeds,
  parsePolicy,
} from 'iam-policy-engine';
import { BlueprintError, BlueprintIssue } from '../errors';
import type { RoleIr } from '../ir/types';
import type { AgentRequest } from '../request/types';

/**
 * What a blueprint may be built with.
 *
 * @public
 */
export interface BlueprintOptions {
  /** Facts about actions; without them, rules that need them stay silent. */
  readonly knowledge?: ActionKnowledge;
}

/** IAM quotas, in characters without white space. */
const MAX_INLINE_SIZE = 10_240;
const MAX_TRUST_SIZE = 2_048;

/**
 * Holds what was built against the needs and the rules: all needs met, nothing in excess, no findings.
 *
 * @throws BlueprintError where a need of the request cannot be granted without a finding, or does not fit into a role
 */
export function assertLeast(
  request: AgentRequest,
  roles: readonly RoleIr[],
  options: BlueprintOptions,
): void {
  const issues = roles.flatMap(role => roleIssues(request, role, options));
  if (issues.length > 0) throw new BlueprintError(issues);
}

function roleIssues(
  request: AgentRequest,
  role: RoleIr,
  options: BlueprintOptions,
): BlueprintIssue[] {
  const path =
    role.id === 'MonitoringRole' ? '$.needs.monitoring' : '$.needs.agent';
  const identity = role.policies.map(({ name, document }) =>
    parsePolicy(document, { type: 'identity', id: name }),
  );
  const trust = parsePolicy(role.trustPolicy, { type: 'trust', id: role.name });
  const isMonitoring = role.id === 'MonitoringRole';
  return [
    ...findingIssues(path, analysePolicies(identity, options)),
    ...findingIssues(
      isMonitoring ? '$.portal' : '$.platform',
      analysePolicies([trust], {
        ...options,
        accountId: request.accountId,
        ...(isMonitoring && { expectedExternalId: request.portal.externalId }),
      }),
    ),
    ...needIssues(path, needsOf(request, role), identity, options),
    ...sizeIssues(path, role),
  ];
}

/** The execution role's needs are of this package's own making and were met by construction. */
function needsOf({ needs }: AgentRequest, role: RoleIr): readonly AccessNeed[] {
  if (role.id === 'AgentRole') return needs.agent;
  return role.id === 'MonitoringRole' ? needs.monitoring : [];
}

function findingIssues(
  path: string,
  findings: readonly PolicyFinding[],
): BlueprintIssue[] {
  return findings.map(({ title, evidence, remedy }) => ({
    path,
    message: `gives a policy with a finding: ${title} (${evidence})`,
    expected: remedy,
  }));
}

function needIssues(
  path: string,
  needs: readonly AccessNeed[],
  identity: readonly Policy[],
  { knowledge }: BlueprintOptions,
): BlueprintIssue[] {
  if (needs.length === 0) return [];
  const { missing } = compareNeeds({
    needs,
    policies: { identity },
    knowledge,
  });
  return missing.map(({ need }) => ({
    path,
    message: `has a need that no policy can meet: ${need.action} on ${need.resource}`,
    expected: 'an action and resource that IAM can allow',
  }));
}

function sizeIssues(path: string, role: RoleIr): BlueprintIssue[] {
  const size = (document: object) =>
    JSON.stringify(document).replace(/\s/g, '').length;
  const total = role.policies.reduce(
    (sum, { document }) => sum + size(document),
    0,
  );
  const trust = size(role.trustPolicy);
  return [
    ...(total > MAX_INLINE_SIZE
      ? [
          {
            path,
            message: `gives inline policies of ${total} characters`,
            expected: `at most ${MAX_INLINE_SIZE}: fewer needs, or wildcards in their resources`,
          },
        ]
      : []),
    ...(trust > MAX_TRUST_SIZE
      ? [
          {
            path: '$.platform',
            message: `gives a trust policy of ${trust} characters`,
            expected: `at most ${MAX_TRUST_SIZE}`,
          },
        ]
      : []),
  ];
}
