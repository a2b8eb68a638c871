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
import { ConflictError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  AgentCollector,
  Capability,
  ObservedAgent,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import { AgentResolver } from './agents';
import {
  AuthorizedAgentService,
  AuthorizedCredentialService,
} from './authorization';
import { AwsClientFactory, CallRecorder } from './aws';
import {
  AgentDirectory,
  CollectionEngine,
  heedAbort,
  replicaName,
  scheduleCollection,
  SESSION_OBSERVATION,
  type CollectionListener,
} from './collection';
import {
  AccessKeysCollector,
  AlarmsCollector,
  BUILT_IN_ACTIONS,
  DeliveriesCollector,
  ExternalIdCollector,
  MetricsCollector,
  perAgent,
  RoleCollector,
  SharedAnswers,
  type Collector,
} from './collectors';
import { readAwsAgentsConfig, type AwsAgentsConfig } from './config';
import { CostMeter, CostReader, Pacing } from './cost';
import { createExporter, type Exporter } from './exporter';
import type { FleetService } from './fleet';
import { judgeHealth, type registerMetrics } from './health';
import { AgentNotifier, DatabaseNoticeLedger } from './notifications';
import { createFleet } from './createFleet';
import { ORGANIZATION_ACTIONS, OrganizationReader } from './organization';
import {
  createPermissions,
  createPermissionTools,
  permissionCollectors,
  type PermissionTools,
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
import { DefaultSessionService, type SessionService } from './sessions';
import {
  DatabaseCostStore,
  DatabaseObservationStore,
  DatabaseSeriesStore,
  GroupedObservationStore,
  GroupedSeriesStore,
  migrateDatabase,
  ShardLedger,
  SignalKeys,
  type ObservationStore,
  type SeriesStore,
} from './store';

/** Channel of the signals that tell open tabs to ask again. */
const SIGNAL_CHANNEL = 'aws-agents';

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
  const rawStores = {
    observations: GroupedObservationStore.create(
      DatabaseObservationStore.create(knex),
    ),
    series: GroupedSeriesStore.create(DatabaseSeriesStore.create(knex)),
    signalKeys: await SignalKeys.fromDatabase(knex),
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
  const costs = DatabaseCostStore.create(knex);
  const pacing = Pacing.create({ costs, config: config.cost });
  const meter = CostMeter.create({ store: costs, logger });
  const aws = connectAws(config, dependencies, meter);
  const fleet = createFleet({ ...rawStores, ...tools, knex, costs, logger });
  const stores = { ...rawStores, observations: fleet.observations };
  const engine = createEngine(
    config,
    dependencies,
    { ...stores, pacing },
    aws,
    { listener: notifier, ...tools },
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

/** Reads service control policies, where config says as whom. */
function scpReader(
  { permissions: { organizationRoleArn: roleArn } }: AwsAgentsConfig,
  clients: AwsClientFactory,
) {
  const reader = roleArn && OrganizationReader.create({ roleArn, clients });
  return reader ? (agent: ObservedAgent) => reader.scpsOf(agent) : undefined;
}

/** IAM actions of all collectors. */
function actionsOf({
  collectors,
}: Pick<AwsAgentsDependencies, 'collectors'>): string[] {
  return [...BUILT_IN_ACTIONS, ...collectors.flatMap(({ actions }) => actions)];
}

interface Stores {
  readonly observations: ObservationStore;
  readonly series: SeriesStore;
  readonly signalKeys: SignalKeys;
}

interface Aws {
  readonly recorder: CallRecorder;
  readonly sessions: SessionService;
  readonly clients: AwsClientFactory;
}

function connectAws(
  config: AwsAgentsConfig,
  dependencies: AwsAgentsDependencies,
  meter: CostMeter,
): Aws {
  const recorder = CallRecorder.create({
    keptPerAgent: config.limits.recordedCallsPerAgent,
    onCall: call => meter.add(call),
  });
  const sessions = DefaultSessionService.create({
    config,
    rootConfig: dependencies.config,
    recorder,
    logger: dependencies.logger,
    actions: [
      ...actionsOf(dependencies),
      ...(config.permissions.organizationRoleArn ? ORGANIZATION_ACTIONS : []),
    ],
  });
  const clients = AwsClientFactory.create({ config, sessions, recorder });
  return { recorder, sessions, clients };
}

function createEngine(
  config: AwsAgentsConfig,
  { logger, signals, ...added }: AwsAgentsDependencies,
  { observations, series, signalKeys, pacing }: Stores & { pacing: Pacing },
  { recorder, sessions, clients }: Aws,
  { listener, ...tools }: PermissionTools & { listener: CollectionListener },
): CollectionEngine {
  const limits = {
    clients,
    concurrency: config.limits.concurrentCallsPerAccount,
  };
  const singles = [
    RoleCollector.create({
      ...tools,
      scpsOf: scpReader(config, clients),
      onRole: ({ arn, maxSessionDurationSeconds: longest }) =>
        longest && sessions.learnMaxSessionDuration(arn, longest),
    }),
    DeliveriesCollector.create(),
    AccessKeysCollector.create(config.accessKeys),
    // In other modes AWS does not tell entities apart, whatever a role demands.
    ...(config.externalId.mode === 'entity'
      ? [ExternalIdCollector.create({ sessions, ...config.externalId })]
      : []),
    ...added.collectors,
  ];
  const answers = SharedAnswers.create({ cache: added.cache, logger });
  const collectors = [
    MetricsCollector.create({ ...limits, sessions, answers, store: series }),
    AlarmsCollector.create({ ...limits, sessions, answers }),
    ...singles.map(collector => perAgent(heedAbort(collector), limits)),
  ];
  refuseDuplicates(collectors);
  return CollectionEngine.create({
    collectors,
    sessions,
    pacing,
    observations,
    series,
    recorder,
    listener,
    logger,
    allowProbe: agent => clients.allowProbe(agent),
    onChange: entityRef =>
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: SIGNAL_CHANNEL,
        message: { signalKey: signalKeys.keyOf(entityRef) },
      }),
    ...config.collection,
  });
}

function refuseDuplicates(collectors: readonly Collector[]): void {
  const seen = new Set<string>([SESSION_OBSERVATION]);
  for (const { id } of collectors) {
    if (seen.has(id)) {
      throw new ConflictError(`There is already a collector named ${id}`);
    }
    seen.add(id);
  }
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
