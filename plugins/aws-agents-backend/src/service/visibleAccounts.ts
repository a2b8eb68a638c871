import type { AgentListResponse } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution } from '../agents';

/**
 * The named accounts of the given agents, each once. A caller who sees no agent
 * of an account does not hear of it.
 */
export function visibleAccounts(
  resolutions: readonly AgentResolution[],
): AgentListResponse['accounts'] {
  const names = new Map<string, string>();
  for (const resolution of resolutions) {
    if (resolution.ok && resolution.agent.accountName !== null) {
      names.set(resolution.agent.accountId, resolution.agent.accountName);
    }
  }
  return [...names]
    .map(([accountId, name]) => ({ accountId, name }))
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}
