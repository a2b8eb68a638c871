import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createApplyAction,
  createFetchAction,
  createPublishAction,
} from './actions';
import { LocalRepositories } from './LocalRepositories';
import { TemplateKindProcessor } from './TemplateKindProcessor';

const repositories = LocalRepositories.create();

/** Makes the demo's git repositories before the catalog reads them, and templates known to it. */
export const demoRepositories = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-repositories',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new TemplateKindProcessor());
        await repositories.reset();
      },
    });
  },
});

/** Actions by which the demo publishes and deploys without an account anywhere. */
export const demoActions = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ actions, auth, catalog, lifecycle, logger }) {
        // The catalog may remember what was published in the life before.
        lifecycle.addStartupHook(async () => {
          const credentials = await auth.getOwnServiceCredentials();
          for (const entityRef of await repositories.entities()) {
            await catalog
              .refreshEntity(entityRef, { credentials })
              .catch(error => logger.info(`${entityRef} is new: ${error}`));
          }
        });
        actions.addActions(
          createFetchAction(repositories),
          createApplyAction(),
          createPublishAction({ repositories, catalog }),
        );
      },
    });
  },
});
