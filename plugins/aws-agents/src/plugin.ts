import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  AwsAgentsClient,
  awsAgentsApiRef,
  OnboardingClient,
  onboardingApiRef,
} from './api';
import { rootRouteRef, templateRouteRef } from './routes';

/**
 * The plugin for apps of the old frontend system.
 *
 * @public
 */
export const awsAgentsPlugin = createPlugin({
  id: 'aws-agents',
  apis: [
    createApiFactory({
      api: awsAgentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => AwsAgentsClient.create(deps),
    }),
    createApiFactory({
      api: onboardingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => OnboardingClient.create(deps),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/**
 * The page with all agents.
 *
 * @public
 */
export const AwsAgentsPage = awsAgentsPlugin.provide(
  createRoutableExtension({
    name: 'AwsAgentsPage',
    component: () => import('./components/AgentsPage').then(m => m.AgentsPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab of one entity's agent; mount it at `/aws-agent`.
 *
 * @public
 */
export const EntityAwsAgentContent = awsAgentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAwsAgentContent',
    component: {
      lazy: () => import('./components/AgentTab').then(m => m.AgentTab),
    },
  }),
);

/**
 * The state of one entity's agent in short, for its overview.
 *
 * @public
 */
export const EntityAwsAgentCard = awsAgentsPlugin.provide(
  createComponentExtension({
    name: 'EntityAwsAgentCard',
    component: {
      lazy: () => import('./components/AgentCard').then(m => m.AgentCard),
    },
  }),
);
