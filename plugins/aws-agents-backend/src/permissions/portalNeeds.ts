import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { ConcreteNeed } from './expandNeeds';
import { resourcesRead } from './readScopes';

/** Under this name stand the reads of the portal beside the agent's capabilities. */
export const PORTAL_OBSERVATION = 'portal-observation';

const WHY = 'the portal observes the agent with this role';
const SOURCE = 'the collectors of the portal that apply to the agent';

/**
 * What the portal needs of an agent role that it observes the agent with; none
 * where it has a role of its own for that.
 *
 * All of it is optional: the agent works without, and what the portal cannot
 * read its collectors tell. But what the role has of it is no excess.
 *
 * @param actions - those of the collectors that apply to the agent
 */
export function portalNeeds(
  agent: ObservedAgent,
  actions: readonly string[],
): ConcreteNeed[] {
  if (agent.monitoringRoleArn !== agent.binding.agentRoleArn) {
    return [];
  }
  const [region] = agent.regions;
  return [...new Set(actions)].flatMap(action =>
    placesOf(agent, action).map(place => ({
      capability: PORTAL_OBSERVATION,
      action,
      ...place,
      region,
      why: WHY,
      source: SOURCE,
      optional: true,
    })),
  );
}

type Place = Pick<ConcreteNeed, 'resource' | 'scope' | 'anyWithin'>;

function placesOf(agent: ObservedAgent, action: string): Place[] {
  if (/^iam:GetPolicy(?:Version)?$/.test(action)) {
    // Whatever is attached tomorrow is to be seen too, AWS's policies included.
    const resource = `arn:${agent.partition}:iam::*:policy/*`;
    return [{ resource, scope: 'all', anyWithin: true }];
  }
  return resourcesRead(agent, action).map(resource => ({
    resource,
    scope: resource === '*' ? 'no-resource' : 'annotations',
    anyWithin: false,
  }));
}
