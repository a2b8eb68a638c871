import { createHash } from 'node:crypto';
import type {
  NeededPermission,
  StoppedBy,
} from 'backstage-plugin-aws-agents-common';
import type { ConcreteNeed } from '../expandNeeds';
import { describeJudgement, describeStop, grantOf } from '../evaluateNeeds';
import type { JudgedNeed } from '../NeedJudge';
import type { RolePolicySet } from './rolePolicies';

/** A judged need for the browser. */
export function toNeededPermission(
  judged: JudgedNeed,
  policies: RolePolicySet,
): NeededPermission {
  const { need, decision } = judged;
  const grant = grantOf(judged);
  return {
    ...describeNeed(need),
    ...(judged.resource === need.resource
      ? {}
      : { resource: judged.resource, scope: 'policies' as const }),
    decision,
    decidedBy: describeJudgement(judged),
    ...(grant
      ? { allowedBy: policies.place(grant.policy.id, grant.statement) }
      : {}),
    ...(decision === 'denied' ? { stoppedBy: stopOf(judged, policies) } : {}),
  };
}

/** A need that could not be judged, for the browser. */
export function toUndecided(
  need: ConcreteNeed,
  decidedBy: string,
): NeededPermission {
  return { ...describeNeed(need), decision: 'unknown', decidedBy };
}

function describeNeed(
  need: ConcreteNeed,
): Omit<NeededPermission, 'decision' | 'decidedBy'> {
  const { capability, action, resource, region, scope, why, source, optional } =
    need;
  return {
    id: needId(need),
    capability,
    action,
    resource,
    region,
    scope,
    conditions: Object.entries(need.conditions ?? {}).flatMap(
      ([operator, keys]) =>
        Object.entries(keys).map(
          ([key, values]) => `${operator}: ${key} = ${values.join(', ')}`,
        ),
    ),
    why,
    source,
    optional,
  };
}

function needId(need: ConcreteNeed): string {
  const { capability, action, resource, conditions = null } = need;
  return createHash('sha256')
    .update(JSON.stringify([capability, action, resource, conditions]))
    .digest('hex')
    .slice(0, 16);
}

function stopOf({ because }: JudgedNeed, policies: RolePolicySet): StoppedBy {
  const { policyType, policy, statement, reason } = because;
  const names = because.policy
    ? describeStop({
        ...because,
        policy: { ...because.policy, id: policies.nameOf(because.policy.id) },
      })
    : describeStop(because);
  return {
    policyType:
      policyType === 'boundary' || policyType === 'scp'
        ? policyType
        : 'identity',
    explicit: reason === 'explicit-deny',
    ...(policy ? { policyId: policy.id } : {}),
    ...(policy && statement
      ? { statement: policies.place(policy.id, statement) }
      : {}),
    text: names,
  };
}
