import {
  MissingAccess,
  NeedComparison,
  NeedComparisonInput,
} from './comparison';
import { findExcess } from './excess';
import { judgeNeed } from './judgeNeed';
import { findTooBroad } from './tooBroad';

/**
 * Compares what policies allow with what is needed: what is missing and which policy stops it, what is allowed in vain,
 * and what could be narrower.
 *
 * Missing is decided by all policies given; excess and breadth are sought in the identity policies, since only they
 * grant. An excess that other policies stop is left out.
 *
 * @public
 */
export function compareNeeds(input: NeedComparisonInput): NeedComparison {
  return {
    missing: input.needs.flatMap(need => missing(need, input) ?? []),
    excess: findExcess(input),
    tooBroad: findTooBroad(input),
  };
}

function missing(
  need: NeedComparisonInput['needs'][number],
  { policies, principal, context }: NeedComparisonInput,
): MissingAccess | undefined {
  const { met, refused } = judgeNeed(need, policies, { principal, context });
  if (met === 'fully' || !refused) return undefined;
  const { request, decision } = refused;
  return {
    need,
    met,
    reason:
      decision.reason === 'explicit-deny' ? 'explicit-deny' : 'implicit-deny',
    policyType: decision.policyType,
    policy: decision.policy,
    statement: decision.statement,
    request,
  };
}
