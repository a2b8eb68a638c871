import { evaluate } from 'iam-policy-engine';
import type {
  AccessRequest,
  ApplicablePolicies,
  Decision,
} from 'iam-policy-engine';
import type { AccessCheck, Caller } from '../service';
import { defaultVersion, identityPolicies } from '../world/entities';
import type { World } from '../world/World';
import { globalConditionKeys, type RequestOrigin } from './conditionKeys';
import { denialText } from './denialText';

/** A check that was not passed. */
export interface Denial {
  readonly request: AccessRequest;
  readonly decision: Decision;
  /** AWS's text. */
  readonly message: string;
}

/** Everything that bears on one check, from the caller's side and from the resource's. */
function applicablePolicies(
  check: AccessCheck,
  caller: Caller,
  resourceAccountId: string | undefined,
  world: World,
): ApplicablePolicies {
  const signer = check.principal ? undefined : caller;
  const identity = signer?.identity;
  const boundary = identity?.permissionsBoundary;
  const account = (id: string | undefined) => world.account(id ?? '');
  return {
    identity: identity && identityPolicies(identity),
    boundary: boundary && defaultVersion(boundary).policy,
    session: signer?.session?.policies,
    scp: account(signer?.accountId)?.scp,
    rcp: account(resourceAccountId)?.rcp,
    resource: check.resourcePolicy,
    trust: check.trustPolicy,
  };
}

function toRequest(
  check: AccessCheck,
  caller: Caller,
  origin: RequestOrigin,
  world: World,
): AccessRequest {
  return {
    principal: check.principal ?? caller.principal,
    action: check.action,
    resource: check.resource,
    resourceAccountId: check.resourceAccountId ?? caller.accountId,
    context: {
      ...globalConditionKeys(caller, origin, world.organizationId),
      ...check.context,
    },
  };
}

/**
 * Decides the permissions that a request needs.
 *
 * @returns the first that is denied, or undefined when all are granted
 */
export function findDenial(
  checks: readonly AccessCheck[],
  caller: Caller,
  origin: RequestOrigin,
  world: World,
): Denial | undefined {
  for (const check of checks) {
    const request = toRequest(check, caller, origin, world);
    const decision = evaluate(
      request,
      applicablePolicies(check, caller, request.resourceAccountId, world),
    );
    if (!decision.allowed) {
      const isInsider =
        world.organizationId !== undefined ||
        request.resourceAccountId === caller.accountId;
      const message = denialText(request, decision, { isInsider });
      return { request, decision, message };
    }
  }
  return undefined;
}
