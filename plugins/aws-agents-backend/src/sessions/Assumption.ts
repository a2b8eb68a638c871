import type { AwsFailureError } from '../aws';
import type { AssumedSession } from './cache';
import type { IdentityResolver } from './IdentityResolver';
import {
  monitoringRequestOf,
  type ObservedRole,
  type RequestSettings,
  type SessionRequest,
} from './request';

/** What AWS sees of an assumption that differs from entity to entity. */
export type EntityMarks = Pick<
  SessionRequest,
  'externalId' | 'roleSessionName' | 'tags'
>;

/** How the portal assumes a role on behalf of an entity. */
export interface Assumption extends EntityMarks {
  /** Who assumes, with the role's path where it is known; null when nobody knows. */
  callerArn: string | null;
  sourceIdentity?: string;
  /** The same, were it for another entity. */
  forAnother: EntityMarks;
}

/** No entity of a portal has this name. */
const ANOTHER_ENTITY = 'component:default/aws-agents.another-entity';

/** The assumption of an agent's role as it would be for another entity. */
export function requestForAnother(
  agent: ObservedRole,
  settings: RequestSettings,
): SessionRequest {
  return monitoringRequestOf({ ...agent, entityRef: ANOTHER_ENTITY }, settings);
}

/**
 * Says how an agent's monitoring role is assumed, without assuming it.
 *
 * @param sessionOf - gives the session of the hub role
 */
export async function describeAssumption(
  agent: ObservedRole,
  settings: RequestSettings,
  identities: Pick<IdentityResolver, 'callerOf'>,
  sessionOf: (request: SessionRequest) => Promise<AssumedSession>,
): Promise<Assumption> {
  const request = monitoringRequestOf(agent, settings);
  const callerArn = await identities
    .callerOf(request, sessionOf)
    .catch((_: AwsFailureError) => null);
  return {
    callerArn,
    ...marksOf(request),
    sourceIdentity: request.sourceIdentity,
    forAnother: marksOf(requestForAnother(agent, settings)),
  };
}

/** What a trust policy must allow for an assumption to succeed. */
export function trustActionsOf(
  assumption: Pick<SessionRequest, 'tags' | 'sourceIdentity'>,
): string[] {
  return [
    'sts:AssumeRole',
    ...(Object.keys(assumption.tags).length ? ['sts:TagSession'] : []),
    ...(assumption.sourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ];
}

function marksOf({
  externalId,
  roleSessionName,
  tags,
}: SessionRequest): EntityMarks {
  return { externalId, roleSessionName, tags };
}
