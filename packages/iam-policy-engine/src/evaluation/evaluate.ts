import { decideWithoutDeny } from './outcome';
import { createRequestView } from './requestView';
import {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  MatchedStatement,
} from './types';
import { LayerVerdict, judgeLayers } from './verdicts';

/**
 * Decides a request as AWS does.
 *
 * An explicit Deny in any applicable policy wins. Within one account an identity policy or a resource policy suffices,
 * subject to SCPs, the boundary and session policies unless the resource policy names the session or user itself;
 * across accounts both must allow. Trust policies and KMS key policies must always allow, if only the account.
 *
 * @param request - who wants to do what to which resource, with the condition keys that the request itself does not
 * imply (time, address, tags, service keys)
 * @param policies - every policy that bears on the request
 * @public
 */
export function evaluate(
  request: AccessRequest,
  policies: ApplicablePolicies,
): Decision {
  const layers = judgeLayers(request, policies, createRequestView(request));
  const matched = layers.flatMap(layer => [
    ...layer.denials,
    ...layer.grants.map(grant => grant.matched),
  ]);
  const denial = layers.flatMap(layer => layer.denials)[0];
  if (denial) return decided(false, 'explicit-deny', denial, matched);
  const outcome = decideWithoutDeny(request, layers);
  if (!outcome.allowed)
    return implicitDenial(outcome.stoppedBy, layers, matched);
  return outcome.grant
    ? decided(true, 'allowed', outcome.grant.matched, matched)
    : { allowed: true, reason: 'allowed', matched };
}

function decided(
  allowed: boolean,
  reason: Decision['reason'],
  { policy, statement }: MatchedStatement,
  matched: readonly MatchedStatement[],
): Decision {
  return {
    allowed,
    reason,
    policyType: policy.type,
    policy,
    statement,
    matched,
  };
}

function implicitDenial(
  policyType: LayerVerdict['type'],
  layers: readonly LayerVerdict[],
  matched: readonly MatchedStatement[],
): Decision {
  const silent = layers
    .filter(layer => layer.type === policyType && layer.grants.length === 0)
    .flatMap(layer => layer.policies);
  const [only] = silent;
  const policy =
    silent.length === 1
      ? { id: only.id, arn: only.arn, type: only.type }
      : undefined;
  return {
    allowed: false,
    reason: 'implicit-deny',
    policyType,
    policy,
    matched,
  };
}
