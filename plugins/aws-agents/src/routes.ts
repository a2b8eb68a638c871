import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page with all agents. */
export const rootRouteRef = createRouteRef({ id: 'aws-agents' });

/** Path of the tab below the page of its entity. */
export const AGENT_TAB_PATH = '/aws-agent';

/** Path of the agent's tab of the entity with the given page. */
export function agentTabPath(entityPath: string): string {
  return `${entityPath.replace(/\/$/, '')}${AGENT_TAB_PATH}`;
}

/** The form of a template of the scaffolder; unbound where there is no scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  id: 'template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The template that onboards an agent. */
export const ONBOARDING_TEMPLATE = {
  namespace: 'default',
  templateName: 'onboard-aws-agent',
};
