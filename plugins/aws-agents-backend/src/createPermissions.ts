import type {
  AuditorService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { ChainHop, RoleData } from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  Capability,
  ObservedAgent,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import type { Knex } from 'knex';
import type { ResolvedAgent } from './agents';
import { AuthorizedPermissionService } from './authorization';
import { roleArnOfSession } from './aws';
import {
  presentObservations,
  type AgentDirectory,
  type CollectionEngine,
} from './collection';
import {
  POLICY_CONFIRMATION_COLLECTOR,
  PolicyConfirmationCollector,
  SERVICE_USE_COLLECTOR,
  ServiceUseCollector,
  type PolicyConfirmationData,
  type ServiceUseData,
} from './collectors';
import type { AwsAgentsConfig } from './config';
import { CAPABILITIES, PermissionAnalyst, RoleJudge } from './permissions';
import {
  createRoleFinder,
  dataOf,
  DefaultPermissionService,
  reassess,
  type PermissionService,
} from './service';
import { externalIdOf, trustActionsOf, type SessionService } from './sessions';
import type { ObservationStore } from './store';
import { DatabaseWaiverStore, type WaiverStore } from './waivers';

/** What judges roles, at collection and when somebody asks. */
export interface PermissionTools {
  /** By id. */
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly waivers: WaiverStore;
  readonly analyst: PermissionAnalyst;
  readonly judge: RoleJudge;
  /** Tells the analyst of the collectors, which need it themselves. */
  readonly observeWith: (
    engine: Pick<CollectionEngine, 'collectorsOf'>,
  ) => void;
}

/** Builds what judges roles. */
export function createPermissionTools(
  config: AwsAgentsConfig,
  added: {
    capabilities: readonly Capability[];
    permissionRules: readonly PermissionRule[];
    logger: LoggerService;
  },
  knex: Knex,
): PermissionTools {
  const capabilities = joinCapabilities(added.capabilities);
  const waivers = DatabaseWaiverStore.create(knex);
  let collectorsOf: CollectionEngine['collectorsOf'] = () => [];
  const analyst = PermissionAnalyst.create({
    capabilities,
    readsOf: agent => collectorsOf(agent).flatMap(({ actions }) => actions),
    rules: added.permissionRules,
    externalIdOf: agent => externalIdOf(agent, config),
    ownAccounts: config.accounts.map(({ accountId }) => accountId),
    logger: added.logger,
  });
  const judge = RoleJudge.create({ analyst, waivers });
  return {
    capabilities,
    waivers,
    analyst,
    judge,
    observeWith: engine => {
      collectorsOf = agent => engine.collectorsOf(agent);
    },
  };
}

/** Builds what answers about permissions. */
export function createPermissions(
  options: {
    auditor: AuditorService;
    permissions: PermissionsService;
    config: AwsAgentsConfig;
    directory: AgentDirectory;
    engine: CollectionEngine;
    observations: ObservationStore;
    sessions: Pick<SessionService, 'assumptionOf' | 'describe'>;
  } & PermissionTools,
): PermissionService {
  const { config, sessions, observations, judge, analyst, waivers } = options;
  const accountNames = new Map(
    config.accounts.map(({ accountId, name }) => [accountId, name]),
  );
  const service = DefaultPermissionService.create({
    analyst,
    waivers,
    findRole: createRoleFinder({
      ...options,
      intervalSeconds: config.collection.intervalSeconds,
    }),
    surroundings: async agent => {
      const { chain } = await sessions.describe(agent);
      return {
        trust: {
          accountId: agent.accountId,
          accountNames,
          portalArns: portalArnsOf(chain),
        },
        ...(await askedOfAws(config, observations, agent)),
      };
    },
    portalAccess: async agent => {
      const assumption = await sessions.assumptionOf(agent);
      return {
        callerArn: config.onboarding.portalPrincipalArn ?? assumption.callerArn,
        externalId: assumption.externalId,
        actions: trustActionsOf(assumption),
      };
    },
    onWaiver: agent => reassess(agent, observations, judge, new Date()),
  });
  return AuthorizedPermissionService.create({ ...options, service });
}

/** What further collectors have learnt from AWS, as far as config has them ask. */
async function askedOfAws(
  { permissions }: AwsAgentsConfig,
  observations: ObservationStore,
  agent: ResolvedAgent,
): Promise<{
  use: ServiceUseData | { reason: string };
  confirmation: PolicyConfirmationData | null | undefined;
}> {
  const records = presentObservations(
    agent,
    await observations.list(agent.entityRef),
  );
  const record = records.find(
    ({ collector }) => collector === SERVICE_USE_COLLECTOR,
  );
  const use = record?.data as ServiceUseData | null | undefined;
  const reason = permissions.serviceLastAccessed
    ? record?.reason ?? 'IAM has not been asked yet.'
    : 'awsAgents.permissions.serviceLastAccessed is off.';
  return {
    use: permissions.serviceLastAccessed && use ? use : { reason },
    confirmation: permissions.confirmWithAws
      ? dataOf<PolicyConfirmationData>(records, POLICY_CONFIRMATION_COLLECTOR)
      : undefined,
  };
}

/** Collectors that ask AWS more about a role, as far as config wants them. */
export function permissionCollectors(
  { permissions }: AwsAgentsConfig,
  observations: ObservationStore,
  { analyst }: Pick<PermissionTools, 'analyst'>,
): AgentCollector[] {
  const subjectOf = async (agent: ObservedAgent) => {
    const record = (await observations.list(agent.entityRef)).find(
      ({ collector }) => collector === 'role',
    );
    const role = record?.data as RoleData | null | undefined;
    // What was read of a role that was bound before is no subject.
    if (role?.arn !== agent.binding.agentRoleArn) {
      return undefined;
    }
    const { needed, policies } = await analyst.analyse(agent, role);
    return { needed, policies: policies.all.map(({ text }) => text) };
  };
  return [
    ...(permissions.serviceLastAccessed ? [ServiceUseCollector.create()] : []),
    ...(permissions.confirmWithAws
      ? [PolicyConfirmationCollector.create({ subjectOf })]
      : []),
  ];
}

/** The roles as which the portal may ask, nearest first. */
function portalArnsOf(chain: readonly ChainHop[]): string[] {
  return chain
    .filter(({ kind }) => kind !== 'monitoring-role')
    .flatMap(({ arn }) => (arn ? roleArnOfSession(arn) : []))
    .reverse();
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
