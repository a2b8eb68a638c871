import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  parseIamArn,
  type ExternalIdMode,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { fillTemplate, type AwsAgentsConfig } from '../../config';
import { externalIdOf } from './externalId';
import { roleSessionNameOf } from './roleSessionName';
import { stsRegionOf } from './stsRegion';

/** One AssumeRole, as it is wanted. Equal requests share a session. */
export interface SessionRequest {
  /** Equal for requests that differ in nothing AWS sees but the session's name. */
  key: string;
  /** Who assumes: the portal identity, its identity in an account, or the hub role. */
  from: 'portal' | 'hub' | { accountId: string };
  roleArn: string;
  accountId: string;
  roleSessionName: string;
  externalIdMode: ExternalIdMode;
  externalId?: string;
  sessionPolicy?: string;
  sourceIdentity?: string;
  tags: Record<string, string>;
  durationSeconds: number;
  stsRegion: string;
  /** On whose behalf; null for the hub role. */
  entityRef: string | null;
}

/** As much of an agent as determines a request. */
export type ObservedRole = Pick<
  ResolvedAgent,
  'entityRef' | 'accountId' | 'partition' | 'monitoringRoleArn'
> & {
  readonly regions: readonly string[];
  readonly binding: Pick<ResolvedAgent['binding'], 'agentRoleArn'>;
};

/** Everything but the agent that determines a request. */
export interface RequestSettings {
  config: AwsAgentsConfig;
  /** Undefined when sessions carry no policy. */
  sessionPolicy?: string;
  /** Whether config knows an identity of its own for an account. */
  hasIdentityFor(accountId: string): boolean;
}

/** The session with which an agent is observed. */
export function monitoringRequestOf(
  agent: ObservedRole,
  settings: RequestSettings,
): SessionRequest {
  const { config, sessionPolicy } = settings;
  const account = config.accounts.find(
    ({ accountId }) => accountId === agent.accountId,
  );
  return withKey({
    from: sourceFor(agent, settings),
    roleArn: agent.monitoringRoleArn,
    accountId: agent.accountId,
    // In the other modes a session may serve several entities.
    roleSessionName:
      config.externalId.mode === 'entity'
        ? roleSessionNameOf(agent.entityRef)
        : config.portalId,
    externalIdMode: config.externalId.mode,
    externalId: externalIdOf(agent, config),
    sessionPolicy,
    sourceIdentity: config.session.sourceIdentity,
    tags: tagsOf(agent, config),
    durationSeconds:
      account?.sessionDurationSeconds ?? config.session.durationSeconds,
    stsRegion: stsRegionOf(agent, config),
    entityRef: agent.entityRef,
  });
}

/** The session of the hub role, from which the others are assumed. */
export function hubRequestOf(
  hubRole: NonNullable<AwsAgentsConfig['hubRole']>,
  config: AwsAgentsConfig,
): SessionRequest {
  const role = parseIamArn(hubRole.arn, 'role');
  return withKey({
    from: 'portal',
    roleArn: hubRole.arn,
    accountId: role?.accountId ?? '',
    roleSessionName: config.portalId,
    externalIdMode: hubRole.externalId ? 'fixed' : 'none',
    externalId: hubRole.externalId,
    sourceIdentity: config.session.sourceIdentity,
    tags: {},
    durationSeconds: config.session.durationSeconds,
    stsRegion: stsRegionOf(
      { partition: role?.partition ?? 'aws', regions: [] },
      config,
    ),
    entityRef: null,
  });
}

function sourceFor(
  { accountId }: ObservedRole,
  { config, hasIdentityFor }: RequestSettings,
): SessionRequest['from'] {
  if (hasIdentityFor(accountId)) {
    return { accountId };
  }
  return config.hubRole ? 'hub' : 'portal';
}

function tagsOf(
  agent: ObservedRole,
  config: AwsAgentsConfig,
): Record<string, string> {
  const { kind, namespace, name } = parseEntityRef(agent.entityRef);
  const agentRoleName =
    parseIamArn(agent.binding.agentRoleArn, 'role')?.name ?? '';
  return Object.fromEntries(
    Object.entries(config.session.tags).map(([key, template]) => [
      key,
      fillTemplate(template, { kind, namespace, name, agentRoleName }),
    ]),
  );
}

function withKey(request: Omit<SessionRequest, 'key'>): SessionRequest {
  const { roleSessionName: _, entityRef: __, ...distinguishing } = request;
  const key = createHash('sha256')
    .update(JSON.stringify(distinguishing))
    .digest('base64url');
  return { ...request, key };
}
