import type {
  AgentSummary,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import { STATUSES } from '../ui';

/** What the reader looks for. */
export interface AgentFilter {
  /** Words that must all occur somewhere in a row, in any case. */
  text: string;
  /** One status, or all. */
  status: ObservationStatus | 'all';
}

/**
 * The agents that match, the most worrying first, then by title.
 *
 * @param accountNames - names of accounts by account id
 */
export function filterAgents(
  agents: AgentSummary[],
  filter: AgentFilter,
  accountNames: ReadonlyMap<string, string>,
): AgentSummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (agent: AgentSummary) =>
    [
      agent.title,
      agent.entityRef,
      agent.owner,
      agent.system,
      agent.reason,
      agent.accountId,
      agent.accountId && accountNames.get(agent.accountId),
      agent.agentRoleArn,
      agent.platform,
      agent.flavour,
      ...agent.regions,
    ]
      .join('\n')
      .toLowerCase();
  return agents
    .filter(
      agent =>
        (filter.status === 'all' || agent.status === filter.status) &&
        words.every(word => textOf(agent).includes(word)),
    )
    .sort(
      (a, b) =>
        STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
        a.title.localeCompare(b.title),
    );
}
