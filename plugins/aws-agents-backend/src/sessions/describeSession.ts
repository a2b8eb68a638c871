import type {
  ChainHop,
  KeptSession,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { maskAccessKeyId } from '../aws';
import type { SessionState } from './cache';
import type { SessionRequest } from './request';

/** A session without its secrets; null when there is none that lives. */
export function sessionInfo(
  state: SessionState | undefined,
  now: number,
): SessionInfo | null {
  if (!state?.session || state.session.expiresAt <= now) {
    return null;
  }
  const { request, session } = state;
  return {
    roleArn: request.roleArn,
    roleSessionName: request.roleSessionName,
    accessKeyId: maskAccessKeyId(session.credentials.accessKeyId),
    stsRegion: request.stsRegion,
    externalIdMode: request.externalIdMode,
    ...(request.externalId ? { externalId: request.externalId } : {}),
    sessionPolicy: {
      applied: request.sessionPolicy !== undefined,
      ...(session.packedPolicySizePercent === undefined
        ? {}
        : { packedPolicySizePercent: session.packedPolicySizePercent }),
    },
    chained: session.chained,
    assumedBy: session.assumedBy,
    ...(request.sourceIdentity
      ? { sourceIdentity: request.sourceIdentity }
      : {}),
    tags: request.tags,
    issuedAt: new Date(session.issuedAt).toISOString(),
    expiresAt: new Date(session.expiresAt).toISOString(),
    lastUsedAt:
      state.lastUsedAt === null
        ? null
        : new Date(state.lastUsedAt).toISOString(),
    refreshCount: state.refreshCount,
    lastFailure: state.lastFailure,
  };
}

/** One of the sessions that are kept. */
export function keptSession(state: SessionState, now: number): KeptSession {
  const { request, lastFailure } = state;
  const session = sessionInfo(state, now);
  const isShared = request.externalIdMode !== 'entity';
  return {
    entityRef: isShared ? null : request.entityRef,
    kind:
      request.from === 'portal' && request.entityRef === null
        ? 'hub-role'
        : 'monitoring-role',
    roleArn: request.roleArn,
    accountId: request.accountId,
    status: keptStatus(session !== null, lastFailure !== null),
    session,
    lastFailure,
  };
}

function keptStatus(
  isLive: boolean,
  hasFailed: boolean,
): KeptSession['status'] {
  if (isLive) {
    return 'live';
  }
  return hasFailed ? 'failed' : 'none';
}

const URGENCY: readonly KeptSession['status'][] = ['failed', 'none', 'live'];

/** Orders sessions: those that failed, then those that end soonest. */
export function byUrgency(a: KeptSession, b: KeptSession): number {
  return (
    URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) ||
    Number(b.lastFailure !== null) - Number(a.lastFailure !== null) ||
    (a.session?.expiresAt ?? '').localeCompare(b.session?.expiresAt ?? '')
  );
}

/** A role that is assumed, as a hop of the chain. */
export function roleHop(
  kind: 'hub-role' | 'monitoring-role',
  request: SessionRequest,
  state: SessionState | undefined,
  now: number,
): ChainHop {
  const session = sessionInfo(state, now);
  const failure = state?.lastFailure;
  return {
    kind,
    arn: request.roleArn,
    accountId: request.accountId,
    how: howAssumed(request),
    ...(session
      ? { issuedAt: session.issuedAt, expiresAt: session.expiresAt }
      : {}),
    status: statusOf(session !== null, Boolean(failure)),
    ...(failure ? { failure } : {}),
    hazards: hazardsOf(kind, request),
  };
}

function statusOf(isLive: boolean, hasFailed: boolean): ChainHop['status'] {
  if (isLive) {
    return 'ok';
  }
  return hasFailed ? 'failed' : 'not-reached';
}

function howAssumed(request: SessionRequest): string {
  const parts = [
    request.externalId ? `ExternalId ${request.externalId}` : 'no ExternalId',
    request.sessionPolicy ? 'a session policy' : 'no session policy',
  ];
  return `AssumeRole with ${parts.join(' and ')}`;
}

function hazardsOf(
  kind: ChainHop['kind'],
  request: SessionRequest,
): ChainHop['hazards'] {
  if (kind !== 'monitoring-role' || request.externalIdMode === 'entity') {
    return [];
  }
  return [
    {
      id: 'borrowed-role',
      severity: request.externalIdMode === 'none' ? 'critical' : 'warning',
      message: `In ExternalId mode ${request.externalIdMode} AWS cannot tell the entities of this portal apart: whoever can annotate an entity can look through any role that trusts the portal.`,
      remedy:
        'Use the ExternalId mode entity, or restrict bindings by awsAgents.bindingRules.',
    },
  ];
}
