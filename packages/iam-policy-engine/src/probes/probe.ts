import { callerAccountOf } from '../evaluation/requestKeys';
import { createRequestView } from '../evaluation/requestView';
import {
  AccessRequest,
  ApplicablePolicies,
  RequestContext,
  RequestPrincipal,
} from '../evaluation/types';
import { VariableLookup } from '../matching/template';
import { Policy, Statement } from '../policy/types';

/** Who asks when nobody in particular does. */
export const ANY_ROLE: RequestPrincipal = {
  kind: 'role',
  arn: 'arn:aws:iam::000000000000:role/any',
};

/** A statement and the policy it is in. */
export interface Placed {
  readonly policy: Policy;
  readonly statement: Statement;
}

/** Every statement of every policy. */
export function placedStatements(policies: ApplicablePolicies): Placed[] {
  const { identity, resource, trust, boundary, session } = policies;
  return [
    ...(identity ?? []),
    ...(session ?? []),
    ...(policies.scp ?? []).flat(),
    ...(policies.rcp ?? []).flat(),
    ...(policies.vpcEndpoint ?? []),
    ...[boundary, resource, trust].flatMap(policy => policy ?? []),
  ].flatMap(policy =>
    policy.statements.map(statement => ({ policy, statement })),
  );
}

/** Condition keys by their names in lower case. */
export function lowerCaseKeys(
  context: RequestContext | undefined,
): RequestContext {
  return Object.fromEntries(
    Object.entries(context ?? {}).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
}

/** The values of variables that follow from the caller and from what is known of its requests. */
export function knownVariables(
  principal: RequestPrincipal,
  context: RequestContext,
): VariableLookup {
  return createRequestView({ principal, action: '', resource: '*', context })
    .lookup;
}

/** The account that answers for the resource: the caller's own, unless a policy of the resource is at hand. */
export function resourceSide({
  resource,
  trust,
}: ApplicablePolicies): (
  principal: RequestPrincipal,
) => Pick<AccessRequest, 'resourceAccountId'> {
  if (resource || trust) return () => ({});
  // Without the resource's policy nothing can be said of its consent; it is taken for granted.
  return principal => ({ resourceAccountId: callerAccountOf(principal) });
}
