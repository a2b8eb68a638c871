import type {
  AuditorService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { ChainHop } from 'backstage-plugin-aws-agents-common';
import type {
  Capability,
  PermissionRule,
} from 'backstage-plugin-aws-agents-node';
import type { Knex } from 'knex';
import { AuthorizedPermissionService } from './authorization';
import { roleArnOfSession } from './aws';
import type { AgentDirectory, CollectionEngine } from './collection';
import type { AwsAgentsConfig } from './config';
import { CAPABILITIES, PermissionAnalyst, RoleJudge } from './permissions';
import {
  createRoleFinder,
  DefaultPermissionService,
  reassess,
  type PermissionService,
} from './service';
import { externalIdOf, type SessionService } from './sessions';
import type { ObservationStore } from './store';
import { DatabaseWaiverStore, type WaiverStore } from './waivers';

/** What judges roles, at collection and when somebody asks. */
export interface PermissionTools {
  /** By id. */
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly waivers: WaiverStore;
  readonly analyst: PermissionAnalyst;
  readonly judge: RoleJudge;
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
  const analyst = PermissionAnalyst.create({
    capabilities,
    rules: added.permissionRules,
    externalIdOf: agent => externalIdOf(agent, config),
    ownAccounts: config.accounts.map(({ accountId }) => accountId),
    logger: added.logger,
  });
  const judge = RoleJudge.create({ analyst, waivers });
  return { capabilities, waivers, analyst, judge };
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
    sessions: Pick<SessionService, 'describe'>;
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
    surroundings: async (agent, role) => {
      const { chain } = await sessions.describe(agent);
      return {
        trust: {
          accountId: agent.accountId,
          accountNames,
          portalArns: portalArnsOf(chain),
        },
        unused: {
          roleLastUsed: role.lastUsed,
          services: { state: 'unknown', reason: 'Not asked for.' },
        },
        confirmation: { state: 'off' },
      };
    },
    externalIdOf: agent => externalIdOf(agent, config),
    onWaiver: agent => reassess(agent, observations, judge, new Date()),
  });
  return AuthorizedPermissionService.create({ ...options, service });
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
