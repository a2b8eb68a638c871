import type {
  AuditorService,
  AuthService,
  DatabaseService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  AgentCollector,
  Capability,
} from 'backstage-plugin-aws-agents-node';
import { AgentResolver } from './agents';
import { AuthorizedAgentService } from './authorization';
import { AwsClientFactory, CallRecorder } from './aws';
import {
  AgentDirectory,
  CollectionEngine,
  scheduleCollection,
} from './collection';
import {
  AccessKeysCollector,
  DeliveriesCollector,
  METRICS_ACTIONS,
  MetricsCollector,
  perAgent,
  RoleCollector,
} from './collectors';
import { readAwsAgentsConfig, type AwsAgentsConfig } from './config';
import { CAPABILITIES } from './permissions';
import { DefaultAgentService, type AgentService } from './service';
import { DefaultSessionService, type SessionService } from './sessions';
import {
  DatabaseObservationStore,
  DatabaseSeriesStore,
  migrateDatabase,
} from './store';

/** Channel of the signals that tell open tabs to ask again. */
const SIGNAL_CHANNEL = 'aws-agents';

/** What the backend gives, and what modules add. */
export interface AwsAgentsDependencies {
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly permissions: PermissionsService;
  readonly scheduler: SchedulerService;
  readonly signals: SignalsService;
  readonly collectors: readonly AgentCollector[];
  readonly capabilities: readonly Capability[];
}

/** Builds and starts everything behind the router. */
export async function createAwsAgents(
  dependencies: AwsAgentsDependencies,
): Promise<{ service: AgentService }> {
  const { auth, catalog, lifecycle, logger, signals } = dependencies;
  const config = readAwsAgentsConfig(dependencies.config);
  const capabilities = joinCapabilities(dependencies.capabilities);
  const knex = await migrateDatabase(dependencies.database);
  const observations = DatabaseObservationStore.create(knex);
  const series = DatabaseSeriesStore.create(knex);

  const recorder = CallRecorder.create({
    keptPerAgent: config.limits.recordedCallsPerAgent,
  });
  const singles = [
    RoleCollector.create({
      capabilities,
      onRole: ({ arn, maxSessionDurationSeconds: longest }) =>
        longest && sessions.learnMaxSessionDuration(arn, longest),
    }),
    DeliveriesCollector.create(),
    AccessKeysCollector.create(config.accessKeys),
    ...dependencies.collectors,
  ];
  const sessions: SessionService = DefaultSessionService.create({
    config,
    rootConfig: dependencies.config,
    recorder,
    logger,
    actions: [...METRICS_ACTIONS, ...singles.flatMap(({ actions }) => actions)],
  });
  const clients = AwsClientFactory.create({ config, sessions, recorder });
  const concurrency = config.limits.concurrentCallsPerAccount;
  const engine = CollectionEngine.create({
    collectors: [
      MetricsCollector.create({
        clients,
        sessions,
        store: series,
        concurrency,
      }),
      ...singles.map(collector =>
        perAgent(collector, { clients, concurrency }),
      ),
    ],
    sessions,
    observations,
    recorder,
    logger,
    onChange: entityRef =>
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message: { entityRef },
      }),
    ...config.collection,
  });
  const directory = AgentDirectory.create({
    catalog,
    auth,
    resolver: resolverFor(config, dependencies.capabilities),
  });

  lifecycle.addStartupHook(() =>
    scheduleCollection({
      scheduler: dependencies.scheduler,
      directory,
      engine,
      observations,
      series,
      logger,
      collection: config.collection,
    }),
  );
  lifecycle.addShutdownHook(() => {
    engine.stop();
    clients.close();
    sessions.close();
  });

  const service = DefaultAgentService.create({
    config,
    directory,
    engine,
    sessions,
    observations,
    series,
    recorder,
  });
  return {
    service: AuthorizedAgentService.create({ ...dependencies, service }),
  };
}

function resolverFor(
  config: AwsAgentsConfig,
  added: readonly Capability[],
): AgentResolver {
  return AgentResolver.fromConfig({
    ...config,
    capabilities: [...config.capabilities, ...added.map(({ id }) => id)],
  });
}

function joinCapabilities(
  added: readonly Capability[],
): ReadonlyMap<string, Capability> {
  const capabilities = new Map(CAPABILITIES.map(item => [item.id, item]));
  for (const capability of added) {
    if (capabilities.has(capability.id)) {
      throw new ConflictError(
        `The capability ${capability.id} is built in; a module cannot replace it`,
      );
    }
    capabilities.set(capability.id, capability);
  }
  return capabilities;
}
