import {
  evaluate,
  judgeNeed,
  type AccessNeed,
  type Decision,
  type NeedOptions,
  type NeedVerdict,
  type RequestPrincipal,
} from 'iam-policy-engine';
import { atBest, type VisiblePolicies } from './atBest';
import type { ConcreteNeed } from './expandNeeds';
import { resourceCandidates } from './resourceCandidates';

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
  /** All resources for which the decision holds; those that policies name, if they name any. */
  readonly resources: readonly string[];
  readonly met: NeedVerdict['met'];
  /** Behind a denial; or what allows, for the others. */
  readonly because: Decision;
}

/** Holds needs against a role's policies. */
export class NeedJudge {
  static create(role: RoleIdentity, policies: VisiblePolicies): NeedJudge {
    // Nothing else of what is given: a trust policy is not about needs.
    const { identity, boundary, scp } = policies;
    const visible = { identity, boundary, scp };
    return new NeedJudge(role, visible, atBest(visible));
  }

  private constructor(
    private readonly role: RoleIdentity,
    private readonly policies: VisiblePolicies,
    private readonly hoped: VisiblePolicies,
  ) {}

  /**
   * Decides one need. What buckets and endpoints add is not visible here: a
   * need that is allowed can still be stopped by them.
   */
  judge(need: ConcreteNeed): JudgedNeed {
    const candidates = resourceCandidates(need, this.policies.identity);
    for (const [decision, policies] of [
      ['allowed', this.policies],
      ['unknown', this.hoped],
    ] as const) {
      const met = candidates.filter(resource =>
        this.meets(need, resource, policies),
      );
      if (met.length > 0) {
        return this.granted(need, decision, met, policies);
      }
    }
    return this.refused(need);
  }

  private meets(
    need: ConcreteNeed,
    resource: string,
    policies: VisiblePolicies,
  ): boolean {
    return this.verdicts(need, resource, policies).every(
      ({ met }) => met === 'fully',
    );
  }

  private verdicts(
    need: ConcreteNeed,
    resource: string,
    policies: VisiblePolicies,
  ): NeedVerdict[] {
    return singleConditions(need).map(conditions =>
      judgeNeed(
        { action: need.action, resource, ...(conditions && { conditions }) },
        policies,
        this.options(need),
      ),
    );
  }

  private options(
    need: ConcreteNeed,
  ): NeedOptions & { principal: RequestPrincipal } {
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
    resources: readonly string[],
    policies: VisiblePolicies,
  ): JudgedNeed {
    const [resource] = resources;
    const [conditions] = singleConditions(need);
    const { principal, context } = this.options(need);
    const values = Object.assign({}, ...Object.values(conditions ?? {}));
    const because = evaluate(
      {
        principal,
        action: need.action,
        resource: sampleOf(resource),
        resourceAccountId: this.role.accountId,
        context: { ...context, ...values },
      },
      policies,
    );
    const named = resources.filter(each => each !== need.resource);
    return {
      need,
      decision,
      resource,
      resources: named.length > 0 ? named : [resource],
      met: 'fully',
      because,
    };
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
      resources: [need.resource],
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

/** A text that a pattern matches. */
function sampleOf(pattern: string): string {
  return pattern === '*' ? pattern : pattern.replace(/[*?]/g, 'any-name');
}
