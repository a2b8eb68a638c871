import { createRouteRef } from '@backstage/core-plugin-api';

/** The page with all agents. */
export const rootRouteRef = createRouteRef({ id: 'aws-agents' });

/** Path of the tab below the page of its entity. */
export const AGENT_TAB_PATH = '/aws-agent';

/** Path of the agent's tab of the entity with the given page. */
export function agentTabPath(entityPath: string): string {
  return `${entityPath.replace(/\/$/, '')}${AGENT_TAB_PATH}`;
}
