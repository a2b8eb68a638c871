import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { awsAgentsPermissions } from 'backstage-plugin-aws-agents-common';
import {
  awsAgentsCapabilitiesExtensionPoint,
  awsAgentsCollectorsExtensionPoint,
  awsAgentsPermissionRulesExtensionPoint,
  type AgentCollector,
  type Capability,
  type PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import { registerPreviewAgent } from './actions';
import { createAwsAgents } from './createAwsAgents';
import { createExporterRouter } from './exporter';
import { createCredentialRouter } from './credentialRouter';
import { createOnboardingRouter } from './onboardingRouter';
import { createPermissionRouter } from './permissionRouter';
import { createFleetRouter } from './fleetRouter';
import { createHealthRouter, registerMetrics } from './health';
import { createRouter } from './router';

/**
 * Observes the AWS telemetry agents of catalog entities.
 *
 * @public
 */
export const awsAgentsPlugin = createBackendPlugin({
  pluginId: 'aws-agents',
  register(env) {
    const collectors: AgentCollector[] = [];
    const capabilities: Capability[] = [];
    const permissionRules: PermissionRule[] = [];
    env.registerExtensionPoint(awsAgentsCollectorsExtensionPoint, {
      addCollector: collector => addUnique(collectors, collector, 'collector'),
    });
    env.registerExtensionPoint(awsAgentsCapabilitiesExtensionPoint, {
      addCapability: item => addUnique(capabilities, item, 'capability'),
    });
    env.registerExtensionPoint(awsAgentsPermissionRulesExtensionPoint, {
      addPermissionRule: rule =>
        addUnique(permissionRules, rule, 'permission rule'),
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({
        actionsRegistry,
        httpAuth,
        httpRouter,
        metrics,
        permissionsRegistry,
        ...services
      }) {
        permissionsRegistry.addPermissions(awsAgentsPermissions);
        const {
          service,
          credentials,
          permissions,
          onboarding,
          exporter,
          fleet,
          engine,
          config,
        } = await createAwsAgents({
          ...services,
          collectors,
          capabilities,
          permissionRules,
        });
        httpRouter.use(
          await createHealthRouter({ ...engine, ...services, httpAuth }),
        );
        registerMetrics({ ...engine, metrics });
        httpRouter.use(await createRouter({ service, httpAuth }));
        httpRouter.use(
          await createCredentialRouter({ service: credentials, httpAuth }),
        );
        httpRouter.use(
          await createPermissionRouter({ service: permissions, httpAuth }),
        );
        httpRouter.use(
          await createExporterRouter({
            exporter,
            config: config.exporter,
            httpAuth,
            permissions: services.permissions,
          }),
        );
        httpRouter.use(
          await createOnboardingRouter({ service: onboarding, httpAuth }),
        );
        registerPreviewAgent({ actionsRegistry, service: onboarding });
        httpRouter.use(await createFleetRouter({ service: fleet, httpAuth }));
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
      },
    });
  },
});

function addUnique<T extends { id: string }>(
  list: T[],
  item: T,
  what: string,
): void {
  if (list.some(({ id }) => id === item.id)) {
    throw new ConflictError(`There is already a ${what} named ${item.id}`);
  }
  list.push(item);
}
