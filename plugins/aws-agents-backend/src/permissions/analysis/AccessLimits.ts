import {
  evaluate,
  parsePolicy,
  type ApplicablePolicies,
  type Statement,
} from 'iam-policy-engine';
import { atBest, type VisiblePolicies } from '../atBest';

const ALLOW_ALL = parsePolicy(
  { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  { type: 'identity', id: 'allow-all' },
);

/**
 * What stops a role whatever its statements allow: boundary, service control
 * policies and Deny statements. Those with conditions are taken not to deny,
 * since where and when the agent calls is not known.
 */
export class AccessLimits {
  static create(policies: VisiblePolicies): AccessLimits {
    const { identity, boundary, scp } = atBest(policies);
    const denying = identity.filter(({ statements }) =>
      statements.some(({ effect }) => effect === 'Deny'),
    );
    // What they allow is asked of the statements; here only Deny counts.
    return boundary || scp || denying.length > 0
      ? new AccessLimits({ identity: [ALLOW_ALL, ...denying], boundary, scp })
      : new AccessLimits(undefined);
  }

  private constructor(
    private readonly policies: ApplicablePolicies | undefined,
  ) {}

  /** Whether an action that a statement allows is stopped on all that it names. */
  stop(action: string, { resource }: Statement): boolean {
    const { policies } = this;
    if (!policies) {
      return false;
    }
    const patterns = resource && !resource.negated ? resource.patterns : ['*'];
    return patterns.every(
      pattern =>
        !evaluate(
          {
            principal: {
              kind: 'role',
              arn: 'arn:aws:iam::000000000000:role/any',
            },
            action,
            resource:
              pattern === '*' ? '*' : pattern.replace(/[*?]/g, 'any-name'),
            resourceAccountId: '000000000000',
          },
          policies,
        ).allowed,
    );
  }
}
