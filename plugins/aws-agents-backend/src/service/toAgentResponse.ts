import type {
  AgentResponse,
  AgentSummary,
  PermissionSummary,
} from 'backstage-plugin-aws-agents-common';
import type { AgentResolution } from '../agents';
import { rollUp } from '../collection';
import type { Collector } from '../collectors';
import { applyWaivers, type StoredPermissionSummary } from '../permissions';
import type { ObservationRecord } from '../store';

type Broken = Extract<AgentResolution, { ok: false }>;

/** An agent in a list. */
export function toSummary(
  resolution: AgentResolution,
  observations: readonly ObservationRecord[],
  collectors: readonly Pick<Collector, 'id'>[],
  waived: ReadonlySet<string> = new Set(),
): AgentSummary {
  if (!resolution.ok) {
    const { entityRef, title, owner, system, failure } = resolution;
    return {
      entityRef,
      title,
      owner,
      system,
      status: 'failed',
      reason: failure.message,
      accountId: null,
      agentRoleArn: null,
      regions: [],
      platform: null,
      flavour: null,
      observedAt: null,
      permissionSummary: null,
    };
  }
  const { agent } = resolution;
  const { binding } = agent;
  const { status, reason } = rollUp(
    binding.flavour,
    observations,
    collectors.map(({ id }) => id),
  );
  const newest = Math.max(
    0,
    ...observations.map(({ observedAt }) => observedAt.getTime()),
  );
  return {
    entityRef: agent.entityRef,
    title: agent.title,
    owner: agent.owner,
    system: agent.system,
    status,
    reason,
    accountId: agent.accountId,
    agentRoleArn: binding.agentRoleArn,
    regions: [...agent.regions],
    platform: binding.platform ?? null,
    flavour: binding.flavour,
    observedAt: newest > 0 ? new Date(newest).toISOString() : null,
    permissionSummary: permissionSummaryOf(observations, waived),
  };
}

/** The store returns what the role collector has put there. */
function permissionSummaryOf(
  observations: readonly ObservationRecord[],
  waived: ReadonlySet<string>,
): PermissionSummary | null {
  const summary = observations.find(
    ({ collector }) => collector === 'role',
  )?.summary;
  return summary
    ? applyWaivers(summary as StoredPermissionSummary, id => waived.has(id))
    : null;
}

/** An agent whose annotations or binding rules prevent it from being observed. */
export function toBrokenAgent(
  { entityRef, problems, failure }: Broken,
  signalKey: string,
  intervalSeconds: number,
  now: Date,
): AgentResponse {
  return {
    entityRef,
    signalKey,
    status: 'failed',
    reason: failure.message,
    failure,
    binding: null,
    problems: [...problems],
    accountName: null,
    monitoringRoleArn: null,
    monitoringRoleIsAgentRole: false,
    chain: [],
    session: null,
    observations: [],
    role: null,
    accessKeys: null,
    intervalSeconds,
    serverTime: now.toISOString(),
  };
}
