import type { Need } from 'backstage-plugin-aws-agents-common';
import {
  evaluate,
  parsePolicy,
  type Decision,
  type Policy,
  type PolicyDocument,
} from 'iam-policy-engine';
import type { ConcreteNeed } from './expandNeeds';

/** The policies of a role that can be read with IAM alone. */
export interface RolePolicies {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
}

/** The role whose permissions are in question. */
export interface RoleIdentity {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly partition: string;
}

/** Stands for a name of which only the pattern is known. */
const SAMPLE_NAME = 'any-name';

/**
 * Holds each need against a role's policies. What organisations, buckets or
 * endpoints add is not visible here: a need that is allowed can still be
 * stopped by them.
 *
 * @param policies - undefined when they could not be read: all is unknown then
 */
export function evaluateNeeds(
  needs: readonly ConcreteNeed[],
  role: RoleIdentity,
  policies: RolePolicies | undefined,
): Need[] {
  return needs.map(need => ({
    capability: need.capability,
    action: need.action,
    resource: need.resource,
    why: need.why,
    ...(policies
      ? judge(need, role, policies)
      : { decision: 'unknown', decidedBy: 'the policies could not be read' }),
  }));
}

function judge(
  need: ConcreteNeed,
  role: RoleIdentity,
  policies: RolePolicies,
): Pick<Need, 'decision' | 'decidedBy'> {
  const candidates = candidatesFor(need, policies);
  const decisions = candidates.map(resource => ({
    resource,
    decision: decide(need, resource, role, policies),
  }));
  const allowed = decisions.find(({ decision }) => decision.allowed);
  if (allowed) {
    const where =
      allowed.resource === need.resource || candidates.length === 1
        ? ''
        : ` on ${allowed.resource}`;
    return {
      decision: 'allowed',
      decidedBy: `${nameOf(allowed.decision)}${where}`,
    };
  }
  const [first] = decisions;
  const unconditional = {
    identity: policies.identity.map(withoutAllowConditions),
    ...(policies.boundary
      ? { boundary: withoutAllowConditions(policies.boundary) }
      : {}),
  };
  const hopeful = candidates
    .map(resource => decide(need, resource, role, unconditional))
    .find(decision => decision.allowed);
  return hopeful
    ? {
        decision: 'unknown',
        decidedBy: `${nameOf(hopeful)}, if its conditions hold`,
      }
    : { decision: 'denied', decidedBy: nameOf(first.decision) };
}

/**
 * Resources to try. Where the binding knows a pattern only, whatever the
 * policies themselves name within it is tried first: a role that may write to
 * one workspace has what it needs.
 */
function candidatesFor(need: ConcreteNeed, policies: RolePolicies): string[] {
  if (need.resource === '*' || !need.resource.includes('*')) {
    return [need.resource];
  }
  const within = toPattern(need.resource);
  const named = policies.identity
    .flatMap(policy => policy.statements)
    .filter(({ effect, resource }) => effect === 'Allow' && !resource?.negated)
    .flatMap(({ resource }) => resource?.patterns ?? [])
    .map(concrete)
    .filter(arn => within.test(arn));
  return [...new Set([concrete(need.resource), ...named])];
}

function decide(
  need: ConcreteNeed,
  resource: string,
  role: RoleIdentity,
  policies: RolePolicies,
): Decision {
  return evaluate(
    {
      principal: {
        kind: 'assumed-role',
        arn: `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/agent`,
        accountId: role.accountId,
        roleArn: role.arn,
      },
      action: need.action,
      resource,
      resourceAccountId: role.accountId,
      context: {
        'aws:SecureTransport': 'true',
        'aws:RequestedRegion': need.region,
      },
    },
    policies,
  );
}

function nameOf(decision: Decision): string {
  const { policy, statement, policyType, reason } = decision;
  if (reason === 'implicit-deny') {
    return policyType === 'boundary'
      ? 'the permissions boundary does not allow it'
      : 'no policy of the role allows it';
  }
  const which = statement?.sid
    ? `statement ${statement.sid}`
    : `statement ${(statement?.index ?? 0) + 1}`;
  const of =
    policyType === 'boundary'
      ? `the permissions boundary ${policy?.id}`
      : `policy ${policy?.id}`;
  return reason === 'explicit-deny'
    ? `${which} of ${of} denies it`
    : `${which} of ${of}`;
}

function withoutAllowConditions(policy: Policy): Policy {
  const { Statement } = policy.document;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  const document: PolicyDocument = {
    ...policy.document,
    Statement: statements.map(statement =>
      statement.Effect === 'Allow'
        ? { ...statement, Condition: undefined }
        : statement,
    ),
  };
  return parsePolicy(JSON.stringify(document), {
    type: policy.type,
    id: policy.id,
    arn: policy.arn,
  });
}

function concrete(pattern: string): string {
  return pattern === '*' ? pattern : pattern.replace(/[*?]/g, SAMPLE_NAME);
}

function toPattern(resource: string): RegExp {
  const parts = resource
    .split('*')
    .map(part => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
