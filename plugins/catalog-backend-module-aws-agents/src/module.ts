import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { AwsAgentsAnnotationsProcessor } from './AwsAgentsAnnotationsProcessor';

/**
 * Shows problems of `aws-agents/...` annotations as processing errors of their
 * entity.
 *
 * @public
 */
export const catalogModuleAwsAgents = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'aws-agents',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        catalog.addProcessor(
          AwsAgentsAnnotationsProcessor.create({
            capabilities: config.getOptionalStringArray(
              'awsAgents.capabilities',
            ),
          }),
        );
      },
    });
  },
});
