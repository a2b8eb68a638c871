import {
  evaluate,
  judgeNeed,
  parsePolicy,
  type AccessNeed,
  type Decision,
  type GrantingPolicies,
  type NeedOptions,
  type NeedVerdict,
  type Policy,
  type PolicyDocument,
} from 'iam-policy-engine';
import type { ConcreteNeed } from './expandNeeds';
import { resourceCandidates } from './resourceCandidates';

/** The policies of a role that could be read. */
export interface RolePolicies {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** One list an organisation level, root first; absent when not visible. */
  readonly scp?: readonly (readonly Policy[])[];
}

/** The role whose permissions are in question. */
export interface RoleIdentity {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly partition: string;
}

/** What a role's policies say to one need. */
export interface JudgedNeed {
  readonly need: ConcreteNeed;
  readonly decision: 'allowed' | 'denied' | 'unknown';
  /**
   * The resource it was decided for: the need's, or what the role's policies
   * name within it.
   */
  readonly resource: string;
  readonly met: NeedVerdict['met'];
  /** Behind a denial; or what allows, for the others. */
  readonly because: Decision;
}

/** Holds needs against a role's policies. */
export class NeedJudge {
  private readonly policies: GrantingPolicies;
  private readonly hoped: GrantingPolicies;

  static create(role: RoleIdentity, policies: RolePolicies): NeedJudge {
    return new NeedJudge(role, policies);
  }

  private constructor(
    private readonly role: RoleIdentity,
    policies: RolePolicies,
  ) {
    this.policies = policies;
    this.hoped = mapPolicies(policies, atBest);
  }

  /**
   * Decides one need. What buckets and endpoints add is not visible here: a
   * need that is allowed can still be stopped by them.
   */
  judge(need: ConcreteNeed): JudgedNeed {
    const candidates = resourceCandidates(need, this.policies.identity ?? []);
    const allowed = candidates.find(resource =>
      this.meets(need, resource, this.policies),
    );
    if (allowed !== undefined) {
      return this.granted(need, 'allowed', allowed, this.policies);
    }
    const hopeful = candidates.find(resource =>
      this.meets(need, resource, this.hoped),
    );
    return hopeful === undefined
      ? this.refused(need)
      : this.granted(need, 'unknown', hopeful, this.hoped);
  }

  private meets(
    need: ConcreteNeed,
    resource: string,
    policies: GrantingPolicies,
  ): boolean {
    return this.verdicts(need, resource, policies).every(
      ({ met }) => met === 'fully',
    );
  }

  private verdicts(
    need: ConcreteNeed,
    resource: string,
    policies: GrantingPolicies,
  ): NeedVerdict[] {
    return singleConditions(need).map(conditions =>
      judgeNeed(
        { action: need.action, resource, ...(conditions && { conditions }) },
        policies,
        this.options(need),
      ),
    );
  }

  private options(need: ConcreteNeed): NeedOptions {
    const { partition, accountId, name, arn } = this.role;
    return {
      principal: {
        kind: 'assumed-role',
        arn: `arn:${partition}:sts::${accountId}:assumed-role/${name}/agent`,
        accountId,
        roleArn: arn,
      },
      context: {
        'aws:SecureTransport': 'true',
        'aws:RequestedRegion': need.region,
      },
    };
  }

  private granted(
    need: ConcreteNeed,
    decision: 'allowed' | 'unknown',
    resource: string,
    policies: GrantingPolicies,
  ): JudgedNeed {
    const [conditions] = singleConditions(need);
    const { principal, context } = this.options(need);
    const values = Object.assign({}, ...Object.values(conditions ?? {}));
    const because = evaluate(
      {
        principal: principal as NonNullable<typeof principal>,
        action: need.action,
        resource: sampleOf(resource),
        resourceAccountId: this.role.accountId,
        context: { ...context, ...values },
      },
      policies,
    );
    return { need, decision, resource, met: 'fully', because };
  }

  private refused(need: ConcreteNeed): JudgedNeed {
    const verdicts = this.verdicts(need, need.resource, this.policies);
    const worst =
      verdicts.find(({ met }) => met === 'not') ??
      verdicts.find(({ met }) => met === 'partly');
    if (!worst?.refused) {
      throw new Error(`The need of ${need.action} is refused by nobody`);
    }
    return {
      need,
      decision: 'denied',
      resource: need.resource,
      met: verdicts.every(({ met }) => met === 'not') ? 'not' : 'partly',
      because: worst.refused.decision,
    };
  }
}

/** One set of conditions for each value that a request may have. */
function singleConditions({
  conditions,
}: ConcreteNeed): Array<AccessNeed['conditions']> {
  let sets: Array<Record<string, Record<string, string>>> = [{}];
  for (const [operator, keys] of Object.entries(conditions ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      sets = sets.flatMap(set =>
        values.map(value => ({
          ...set,
          [operator]: { ...set[operator], [key]: value },
        })),
      );
    }
  }
  return conditions ? sets : [undefined];
}

function mapPolicies(
  { identity, boundary, scp }: RolePolicies,
  map: (policy: Policy) => Policy,
): GrantingPolicies {
  return {
    identity: identity.map(map),
    ...(boundary ? { boundary: map(boundary) } : {}),
    ...(scp ? { scp: scp.map(level => level.map(map)) } : {}),
  };
}

/**
 * The policy if all conditions turned out well for the role: they depend on
 * where and when the agent calls, which nobody knows here.
 */
function atBest(policy: Policy): Policy {
  if (policy.statements.every(({ conditions }) => conditions.length === 0)) {
    return policy;
  }
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

/** A text that a pattern matches. */
function sampleOf(pattern: string): string {
  return pattern === '*' ? pattern : pattern.replace(/[*?]/g, 'any-name');
}
