import type { PermissionFinding } from 'backstage-plugin-aws-agents-common';
import {
  analysePolicies,
  analysePolicyText,
  SEVERITIES,
  type AnalysisOptions,
  type Policy,
  type PolicyFinding,
} from 'iam-policy-engine';
import { matchesGlob } from '../../glob';
import type { JudgedNeed } from '../NeedJudge';
import { findingId } from './findingId';
import type { RolePolicySet } from './rolePolicies';

/** A finding before anybody accepted it. */
export type BareFinding = Omit<PermissionFinding, 'waiver'>;

/** Actions of one finding that are named. */
const MAX_ACTIONS = 30;

/** Rules about wide resources, which an agent that works on all of them needs. */
const RULES_OF_WIDTH: ReadonlySet<string> = new Set([
  'needless-star-resource',
  'infrastructure-change',
]);

/**
 * What is wrong or dangerous in the policies of a role, worst first.
 *
 * @param judged - needs, so that nothing is called needless that is needed
 */
export function findFindings(
  policies: RolePolicySet,
  judged: readonly JudgedNeed[],
  options: AnalysisOptions,
): BareFinding[] {
  const understood = policies.all.flatMap(({ policy }) => policy ?? []);
  const byId = new Map(understood.map(policy => [policy.id, policy]));
  const found = [
    ...analysePolicies(understood, options).filter(
      finding => !isNeeded(finding, byId.get(finding.policy.id), judged),
    ),
    ...policies.malformed.flatMap(({ text, type }) =>
      analysePolicyText(text.text, { type, id: text.id, arn: text.arn }),
    ),
  ];
  return withUniqueIds(
    found.map(finding =>
      toFinding(finding, byId.get(finding.policy.id), policies),
    ),
  ).sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

/** True when the agent needs each of the actions on all that the statement names. */
function isNeeded(
  { rule, actions, statementIndex }: PolicyFinding,
  policy: Policy | undefined,
  judged: readonly JudgedNeed[],
): boolean {
  const resource = policy?.statements.find(
    ({ index }) => index === statementIndex,
  )?.resource;
  if (!RULES_OF_WIDTH.has(rule) || !actions || !resource || resource.negated) {
    return false;
  }
  return actions.every(action =>
    resource.patterns.every(pattern =>
      judged.some(
        ({ need, resource: needed }) =>
          need.scope !== 'pattern' &&
          need.action.toLowerCase() === action.toLowerCase() &&
          matchesGlob(needed, pattern),
      ),
    ),
  );
}

function toFinding(
  finding: PolicyFinding,
  policy: Policy | undefined,
  policies: RolePolicySet,
): BareFinding {
  const { rule, severity, title, why, remedy, evidence, actions } = finding;
  const { id: policyId } = finding.policy;
  const { statementIndex: index, sid } = finding;
  return {
    id: findingId(finding, policy),
    rule,
    severity,
    title,
    why,
    remedy,
    evidence,
    policyId,
    policyName: policies.nameOf(policyId),
    statement:
      index === undefined ? null : policies.place(policyId, { index, sid }),
    lines: finding.lines ?? null,
    actions: (actions ?? []).slice(0, MAX_ACTIONS),
  };
}

/** The same statement twice has the same findings twice. */
export function withUniqueIds(findings: readonly BareFinding[]): BareFinding[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const count = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, count);
    return count === 1 ? finding : { ...finding, id: `${finding.id}-${count}` };
  });
}
