import type {
  AuditorService,
  AuthService,
  CacheService,
  DatabaseService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  AgentCollector,
  Capability,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import { AgentResolver } from './agents';
import {
  AuthorizedAgentService,
  AuthorizedCredentialService,
} from './authorization';
import { AgentDirectory, replicaName, scheduleCollection } from './collection';
import { readAwsAgentsConfig, type AwsAgentsConfig } from './config';
import { CostMeter, CostReader, Pacing } from './cost';
import { createExporter, type Exporter } from './exporter';
import type { FleetService } from './fleet';
import { judgeHealth, type registerMetrics } from './health';
import { AgentNotifier, DatabaseNoticeLedger } from './notifications';
import { actionsOf, connectAws } from './connectAws';
import { createEngine } from './createEngine';
import { createFleet } from './createFleet';
import {
  createPermissions,
  createPermissionTools,
  permissionCollectors,
} from './createPermissions';
import { createOnboarding } from './createOnboarding';
import type { OnboardingService } from './onboarding';
import {
  DefaultAgentService,
  DefaultCredentialService,
  RefreshPace,
  type AgentService,
  type CredentialService,
  type PermissionService,
} from './service';
import { AgentSignals } from './signals';
import {
  DatabaseAgentClaims,
  DatabaseCostStore,
  DatabaseObservationStore,
  DatabaseSeriesStore,
  GroupedObservationStore,
  GroupedSeriesStore,
  migrateDatabase,
  ShardLedger,
  SignalKeys,
} from './store';

/** What the backend gives, and what modules add. */
export interface AwsAgentsDependencies {
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly cache: CacheService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly notifications: NotificationService;
  readonly permissions: PermissionsService;
  readonly scheduler: SchedulerService;
  readonly signals: SignalsService;
  readonly collectors: readonly AgentCollector[];
  readonly capabilities: readonly Capability[];
  readonly permissionRules: readonly PermissionRule[];
}

/** Builds and starts everything behind the router. */
export async function createAwsAgents(given: AwsAgentsDependencies): Promise<{
  service: AgentService;
  credentials: CredentialService;
  permissions: PermissionService;
  exporter: Exporter;
  engine: Pick<Parameters<typeof registerMetrics>[0], 'engine' | 'health'>;
  config: AwsAgentsConfig;
  onboarding: OnboardingService;
  fleet: FleetService;
}> {
  const { auth, catalog, lifecycle, logger, scheduler } = given;
  const config = readAwsAgentsConfig(given.config);
  const knex = await migrateDatabase(given.database);
  const costs = DatabaseCostStore.create(knex);
  const meter = CostMeter.create({ store: costs, logger });
  const rawStores = {
    observations: GroupedObservationStore.create(
      DatabaseObservationStore.create(knex, meter),
    ),
    series: GroupedSeriesStore.create(DatabaseSeriesStore.create(knex)),
    signalKeys: await SignalKeys.fromDatabase(knex),
    claims: DatabaseAgentClaims.create(knex),
  };
  const tools = createPermissionTools(config, given, knex);
  const dependencies = {
    ...given,
    collectors: [
      ...permissionCollectors(config, rawStores.observations, tools),
      ...given.collectors,
    ],
  };
  const notifier = AgentNotifier.create({
    ...dependencies,
    ledger: DatabaseNoticeLedger.create(knex),
  });
  const pacing = Pacing.create({ costs, config: config.cost });
  const aws = connectAws(config, dependencies, meter);
  const fleet = createFleet({ ...rawStores, ...tools, knex, costs, logger });
  const stores = { ...rawStores, observations: fleet.observations };
  const tabs = AgentSignals.create({
    ...given,
    keys: rawStores.signalKeys,
  });
  const engine = createEngine(
    config,
    dependencies,
    { ...stores, pacing },
    aws,
    { listener: notifier, tabs, ...tools },
  );
  const resolver = resolverFor(config, dependencies.capabilities);
  const directory = AgentDirectory.create({ catalog, auth, resolver });
  fleet.connect(engine);
  tools.observeWith(engine);

  const { collection } = config;
  const replica = replicaName();
  const shards = ShardLedger.create(knex);
  const startedAt = new Date();
  lifecycle.addStartupHook(() =>
    scheduleCollection({
      scheduler,
      directory: fleet.recording(directory),
      engine,
      logger,
      collection,
      replica,
      shards,
      costs,
      costRetentionDays: config.cost.retentionDays,
      ...stores,
    }),
  );
  lifecycle.addShutdownHook(async () => {
    engine.stop();
    aws.clients.close();
    aws.sessions.close();
    await meter.close();
    await fleet.close();
    await tabs.flush();
  });

  const renewals = RefreshPace.create({
    minSeconds: config.limits.minRefreshSeconds,
    now: Date.now,
  });
  const service = DefaultAgentService.create({
    config,
    renewals,
    directory,
    engine,
    costs: CostReader.create({ costs, pacing, config: config.cost }),
    ...stores,
    ...aws,
    ...tools,
  });
  return {
    config,
    exporter: createExporter({ knex, shards, replica, config, ...aws }),
    engine: {
      engine: () => ({
        calls: aws.recorder.totals(),
        clients: aws.clients.state(),
      }),
      health: async () =>
        judgeHealth(await shards.list(collection.shards), {
          ...collection,
          startedAt,
          now: new Date(),
        }),
    },
    service: AuthorizedAgentService.create({ ...dependencies, service }),
    credentials: AuthorizedCredentialService.create({
      ...dependencies,
      service: DefaultCredentialService.create({
        directory,
        engine,
        renewals,
        ...stores,
        ...aws,
      }),
    }),
    permissions: createPermissions({
      ...dependencies,
      ...stores,
      ...aws,
      ...tools,
      config,
      directory,
      engine,
    }),
    onboarding: createOnboarding({
      ...dependencies,
      ...stores,
      ...aws,
      ...tools,
      config,
      directory,
      resolver,
      actions: actionsOf(dependencies),
    }),
    fleet: fleet.serviceFor(directory, dependencies, collection),
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
