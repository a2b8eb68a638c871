import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createAnnotateAction } from './annotate';
import { OnboardingClient } from './backend';
import { createOnboardAction } from './onboard';

/**
 * Gives templates the actions `aws-agents:onboard` and `aws-agents:annotate`.
 *
 * @public
 */
export const scaffolderModuleAwsAgents = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'aws-agents',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        const client = OnboardingClient.create({ auth, discovery });
        actions.addActions(
          createOnboardAction({ client }),
          createAnnotateAction(),
        );
      },
    });
  },
});
