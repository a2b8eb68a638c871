import type { Need } from 'backstage-plugin-aws-agents-common';
import type { Decision, MatchedStatement } from 'iam-policy-engine';
import type { VisiblePolicies } from './atBest';
import type { ConcreteNeed } from './expandNeeds';
import { NeedJudge, type JudgedNeed, type RoleIdentity } from './NeedJudge';

const LIMIT_NAMES = {
  boundary: 'the permissions boundary',
  scp: 'the service control policy',
};

/**
 * Holds each need against a role's policies. Optional ones that are not
 * allowed are left out: nothing is wrong with that.
 *
 * @param policies - undefined when they could not be read: all is unknown then
 */
export function evaluateNeeds(
  needs: readonly ConcreteNeed[],
  role: RoleIdentity,
  policies: VisiblePolicies | undefined,
): Need[] {
  const judge = policies && NeedJudge.create(role, policies);
  return needs.flatMap(need => {
    const judged = judge?.judge(need);
    if (need.optional && judged?.decision !== 'allowed') {
      return [];
    }
    return [
      {
        capability: need.capability,
        action: need.action,
        resource: need.resource,
        why: need.why,
        decision: judged?.decision ?? 'unknown',
        decidedBy: judged
          ? describeJudgement(judged)
          : 'the policies could not be read',
      },
    ];
  });
}

/** What decided a need, for people. */
export function describeJudgement(judged: JudgedNeed): string {
  const { need, decision, resource, met, because } = judged;
  if (decision === 'denied') {
    const who = describeStop(because);
    return met === 'partly' ? `only in part: ${who}` : who;
  }
  const { policy, statement } = grantOf(judged) ?? because;
  const who = `${statementName(statement)} of policy ${policy?.id}`;
  if (decision === 'unknown') {
    return `${who}, if its conditions hold`;
  }
  return resource === need.resource ? who : `${who} on ${resource}`;
}

/** The statement that grants a need; undefined when it is refused. */
export function grantOf({
  decision,
  because,
}: JudgedNeed): MatchedStatement | undefined {
  return decision === 'denied'
    ? undefined
    : because.matched.find(
        ({ effect, policy }) =>
          effect === 'Allow' && policy.type === 'identity',
      );
}

/** What stops a request, in one clause. */
export function describeStop({
  reason,
  policyType,
  policy,
  statement,
}: Decision): string {
  if (reason === 'explicit-deny') {
    const kind =
      policyType === 'boundary' || policyType === 'scp'
        ? LIMIT_NAMES[policyType]
        : 'policy';
    return `${statementName(statement)} of ${kind} ${policy?.id} denies it`;
  }
  switch (policyType) {
    case 'boundary':
      return 'the permissions boundary does not allow it';
    case 'scp':
      return 'no service control policy allows it';
    default:
      return 'no policy of the role allows it';
  }
}

function statementName(statement: Decision['statement']): string {
  return statement?.sid
    ? `statement ${statement.sid}`
    : `statement ${(statement?.index ?? 0) + 1}`;
}
