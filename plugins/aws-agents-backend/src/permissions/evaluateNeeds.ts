import type { Need } from 'backstage-plugin-aws-agents-common';
import {
  evaluate,
  parsePolicy,
  type Decision,
  type Policy,
  type PolicyDocument,
} from 'iam-policy-engine';
import { matchesGlob } from '../glob';
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
  const hoped = {
    identity: policies.identity.map(atBest),
    ...(policies.boundary ? { boundary: atBest(policies.boundary) } : {}),
  };
  const hopeful = candidates
    .map(resource => decide(need, resource, role, hoped))
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
  const named = policies.identity
    .flatMap(policy => policy.statements)
    .filter(({ effect, resource }) => effect === 'Allow' && !resource?.negated)
    .flatMap(({ resource }) => resource?.patterns ?? [])
    .map(pattern => commonResource(pattern, need.resource))
    .filter(arn => matchesGlob(need.resource, arn));
  return [...new Set([concrete(need.resource), ...named])];
}

/**
 * One resource that two ARN patterns may have in common: part by part what the
 * policy names, and where it leaves a part open, what the need names.
 */
function commonResource(granted: string, needed: string): string {
  const [grantedParts, neededParts] = [arnParts(granted), arnParts(needed)];
  if (grantedParts.length !== neededParts.length) {
    return concrete(granted);
  }
  const isOpen = (part: string) => /^\*+$/.test(part);
  return grantedParts
    .map((part, index) => concrete(isOpen(part) ? neededParts[index] : part))
    .join(':');
}

/** `arn`, partition, service, region, account and all that follows. */
function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
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

/**
 * The policy if all conditions turned out well for the role: they depend on
 * where and when the agent calls, which nobody knows here.
 */
function atBest(policy: Policy): Policy {
  const { Statement } = policy.document;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  const document: PolicyDocument = {
    ...policy.document,
    Statement: statements
      .filter(({ Effect, Condition }) => Effect === 'Allow' || !Condition)
      .map(statement => ({ ...statement, Condition: undefined })),
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
