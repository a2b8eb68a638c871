import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import {
  minimalTrustPolicy,
  TrustRequirementError,
  type Policy,
  type PolicyDocument,
  type StatementDocument,
} from 'iam-policy-engine';
import { isSamePrincipal } from '../analysis/trust';
import { trustRequirementOf } from './trustRequirement';

/** How the portal assumes the role, when it does. */
export interface PortalAccess {
  /** Who asks, with the path where it is known; null when nobody knows. */
  readonly callerArn: string | null;
  readonly externalId: string | undefined;
  /** What the trust policy has to allow: session tags and source identity need more than AssumeRole. */
  readonly actions: readonly string[];
}

/** The trust policy a role should have, or why there is none. */
export type NewTrust =
  | { readonly document: PolicyDocument }
  | { readonly reason: string };

/**
 * The trust policy that lets in the agent, the portal where it observes the
 * agent as this very role, and nobody else.
 */
export function createTrust(
  agent: ObservedAgent,
  role: RoleData,
  today: Policy | undefined,
  portal: PortalAccess,
): NewTrust {
  const answer = trustRequirementOf(agent, role, today);
  if ('reason' in answer) {
    return answer;
  }
  try {
    const statements = statementsOf(minimalTrustPolicy(answer.requirement));
    if (agent.monitoringRoleArn !== agent.binding.agentRoleArn) {
      return { document: policyOf(statements) };
    }
    const principalArn = principalOf(portal, today);
    if (!principalArn || !portal.externalId) {
      return {
        reason:
          'The portal observes the agent as this role, and it is not known as whom the portal asks.',
      };
    }
    const { externalId } = portal;
    const access = minimalTrustPolicy({
      platform: 'cross-account',
      principalArn,
      externalId,
    });
    return {
      document: policyOf([
        ...statements,
        ...statementsOf(access).map(statement =>
          withActions(statement, portal.actions),
        ),
      ]),
    };
  } catch (error) {
    if (error instanceof TrustRequirementError) {
      return { reason: `No trust policy can be written: ${error.message}` };
    }
    throw error;
  }
}

/**
 * The portal as today's trust policy names it: that is with the path of the
 * role, which STS does not tell. Else as the portal knows itself.
 */
function principalOf(
  { callerArn }: PortalAccess,
  today: Policy | undefined,
): string | null {
  const named = (today?.statements ?? [])
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principal }) =>
      principal && !principal.negated ? principal.principals : [],
    )
    .find(
      ({ category, value }) =>
        category === 'AWS' && callerArn && isSamePrincipal(value, callerArn),
    );
  if (named) {
    return named.value;
  }
  // A principal with a wrong path is refused by IAM.
  return callerArn?.includes(':assumed-role/') ? null : callerArn;
}

function withActions(
  statement: StatementDocument,
  actions: readonly string[],
): StatementDocument {
  const [only, ...more] = actions;
  return more.length > 0
    ? { ...statement, Action: [only, ...more] }
    : statement;
}

function statementsOf({ Statement }: PolicyDocument): StatementDocument[] {
  return [Statement].flat() as StatementDocument[];
}

function policyOf(Statement: StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}
