import type {
  AccessChangeInfo,
  FixEffect,
} from 'backstage-plugin-aws-agents-common';
import {
  comparePolicies,
  parsePolicy,
  type AccessChange,
  type AccessScope,
  type ApplicablePolicies,
  type Policy,
  type PolicyComparison,
  type PolicyDocument,
} from 'iam-policy-engine';
import type { ServiceKnowledge } from '../knowledge';
import { findFindings } from '../analysis/findings';
import { toNeededPermission } from '../analysis/needed';
import type { BareAnalysis } from '../analysis';
import type { RolePolicySet } from '../analysis/rolePolicies';
import { NeedJudge, type RoleIdentity } from '../NeedJudge';

/** Changes of one kind that are told one by one. */
const MAX_CHANGES = 60;
/** Requests that are decided for each side: more would hold up others. */
const MAX_REQUESTS = 1_500;

/** What is to be put in the place of today's policies. */
export interface Replacement {
  readonly identity: PolicyDocument;
  readonly trust: PolicyDocument | null;
}

/** What putting the new policies in place of today's would change. */
export function effectOf(
  { policies, judged, settled }: BareAnalysis,
  replacement: Replacement,
  after: RolePolicySet,
  role: RoleIdentity,
  options: { knowledge: ServiceKnowledge; accountId: string },
): FixEffect {
  const limits = { boundary: policies.boundary, scp: policies.scp };
  const comparisons = [
    compare(
      { identity: policies.identity, ...limits },
      {
        identity: [parse(replacement.identity, 'identity')],
        ...limits,
      },
      settled,
    ),
    ...(replacement.trust && policies.trust
      ? [
          compare(
            { trust: policies.trust },
            { trust: parse(replacement.trust, 'trust') },
          ),
        ]
      : []),
  ];
  const judge = NeedJudge.create(role, after);
  const needs = judged
    .filter(({ need, decision }) => !need.optional || decision !== 'denied')
    .map(({ need }) => judge.judge(need));
  return {
    ...changes(comparisons),
    unmet: needs
      .filter(({ decision }) => decision !== 'allowed')
      .map(item => toNeededPermission(item, after)),
    findings: findFindings(after, needs, options)
      .filter(({ policyId }) => isNew(policyId, replacement))
      .map(finding => ({ ...finding, waiver: null })),
    complete: comparisons.every(({ complete }) => complete),
  };
}

/** Boundary, SCPs and a trust policy that stays are as they were. */
function isNew(policyId: string, { trust }: Replacement): boolean {
  return policyId.startsWith('inline/') || (policyId === 'trust' && !!trust);
}

function compare(
  before: ApplicablePolicies,
  after: ApplicablePolicies,
  needs: BareAnalysis['settled'] = [],
): PolicyComparison {
  return comparePolicies(before, after, { needs, maxRequests: MAX_REQUESTS });
}

function parse(document: PolicyDocument, type: 'identity' | 'trust'): Policy {
  return parsePolicy(document, { type, id: 'new' });
}

function changes(
  comparisons: readonly PolicyComparison[],
): Pick<
  FixEffect,
  'newlyAllowed' | 'newlyAllowedCount' | 'newlyDenied' | 'newlyDeniedCount'
> {
  const allowed = comparisons.flatMap(({ newlyAllowed }) => newlyAllowed);
  const denied = comparisons.flatMap(({ newlyDenied }) => newlyDenied);
  return {
    newlyAllowed: allowed.slice(0, MAX_CHANGES).map(toChange),
    newlyAllowedCount: allowed.length,
    newlyDenied: denied.slice(0, MAX_CHANGES).map(toChange),
    newlyDeniedCount: denied.length,
  };
}

function toChange(change: AccessChange): AccessChangeInfo {
  return {
    action: change.action,
    ...(change.resource === undefined ? {} : { resource: change.resource }),
    ...(change.principal === undefined ? {} : { principal: change.principal }),
    except: change.except.map(describeScope),
  };
}

function describeScope({ action, resource, principal }: AccessScope): string {
  return [
    action,
    ...(resource === undefined ? [] : [`on ${resource}`]),
    ...(principal === undefined ? [] : [`by ${principal}`]),
  ].join(' ');
}
