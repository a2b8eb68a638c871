import type { AccessNeed } from 'iam-policy-engine';
import type { ResolvedAgent } from '../agents';
import { resourcesRead } from '../permissions';

/**
 * What the portal's monitoring role has to be allowed, so that the collectors
 * can observe the agent, each action on no more than it is about.
 *
 * @param actions - those of all collectors
 */
export function monitoringNeeds(
  agent: ResolvedAgent,
  actions: readonly string[],
): AccessNeed[] {
  return [...new Set(actions)].flatMap(action =>
    resourcesRead(agent, action).map(resource => ({
      action,
      resource,
      why: 'lets the portal observe the agent',
    })),
  );
}
