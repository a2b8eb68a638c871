import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import {
  minimalTrustPolicy,
  TrustRequirementError,
  type Policy,
  type PolicyDocument,
  type StatementDocument,
} from 'iam-policy-engine';
import { trustRequirementOf } from './trustRequirement';

/** How the portal assumes the role, when it does. */
export interface PortalAccess {
  /** Roles as which the portal may ask, nearest first. */
  readonly portalArns: readonly string[];
  readonly externalId: string | undefined;
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
  { portalArns, externalId }: PortalAccess,
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
    const [principalArn] = portalArns;
    if (!principalArn || !externalId) {
      return {
        reason:
          'The portal observes the agent as this role, and it is not known as whom the portal asks.',
      };
    }
    const portal = minimalTrustPolicy({
      platform: 'cross-account',
      principalArn,
      externalId,
    });
    return { document: policyOf([...statements, ...statementsOf(portal)]) };
  } catch (error) {
    if (error instanceof TrustRequirementError) {
      return { reason: `No trust policy can be written: ${error.message}` };
    }
    throw error;
  }
}

function statementsOf({ Statement }: PolicyDocument): StatementDocument[] {
  return [Statement].flat() as StatementDocument[];
}

function policyOf(Statement: StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}
