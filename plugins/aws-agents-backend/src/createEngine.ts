import { ConflictError } from '@backstage/errors';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { AwsClientFactory } from './aws';
import {
  CollectionEngine,
  heedAbort,
  SESSION_OBSERVATION,
  type CollectionListener,
} from './collection';
import {
  AccessKeysCollector,
  AlarmsCollector,
  DeliveriesCollector,
  ExternalIdCollector,
  knownAlarms,
  MetricsCollector,
  perAgent,
  RoleCollector,
  SharedAnswers,
  type Collector,
} from './collectors';
import type { AwsAgentsConfig } from './config';
import type { Aws } from './connectAws';
import type { Pacing } from './cost';
import type { AwsAgentsDependencies } from './createAwsAgents';
import type { PermissionTools } from './createPermissions';
import { OrganizationReader } from './organization';
import type { AgentSignals } from './signals';
import type { AgentClaims, ObservationStore, SeriesStore } from './store';

/** Where the engine keeps what it sees. */
export interface Stores {
  readonly observations: ObservationStore;
  readonly series: SeriesStore;
  readonly claims: AgentClaims;
}

/** Builds the engine with all collectors, those of modules too. */
export function createEngine(
  config: AwsAgentsConfig,
  { logger, ...added }: AwsAgentsDependencies,
  { observations, series, claims, pacing }: Stores & { pacing: Pacing },
  { recorder, sessions, clients }: Aws,
  {
    listener,
    tabs,
    ...tools
  }: PermissionTools & {
    listener: CollectionListener;
    tabs: Pick<AgentSignals, 'note'>;
  },
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
    DeliveriesCollector.create({ observations }),
    AccessKeysCollector.create(config.accessKeys),
    // In other modes AWS does not tell entities apart, whatever a role demands.
    ...(config.externalId.mode === 'entity'
      ? [ExternalIdCollector.create({ sessions, ...config.externalId })]
      : []),
    ...added.collectors,
  ];
  const answers = SharedAnswers.create({ cache: added.cache, logger });
  const collectors = [
    MetricsCollector.create({
      ...limits,
      sessions,
      answers,
      store: series,
      alarmsOf: knownAlarms(observations),
    }),
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
    claims,
    recorder,
    listener,
    logger,
    allowProbe: agent => clients.allowProbe(agent),
    onNews: (kind, entityRefs) => tabs.note(kind, entityRefs),
    ...config.collection,
  });
}

/** Reads service control policies, where config says as whom. */
function scpReader(
  { permissions: { organizationRoleArn: roleArn } }: AwsAgentsConfig,
  clients: AwsClientFactory,
) {
  const reader = roleArn && OrganizationReader.create({ roleArn, clients });
  return reader ? (agent: ObservedAgent) => reader.scpsOf(agent) : undefined;
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
