import type { ResolvedAgent } from '../../agents';
import type { AwsAgentsConfig } from '../../config';

/**
 * The ExternalId that is sent when an agent's monitoring role is assumed;
 * undefined in mode `none`.
 */
export function externalIdOf(
  agent: Pick<ResolvedAgent, 'entityRef' | 'accountId'>,
  config: Pick<AwsAgentsConfig, 'portalId' | 'externalId' | 'accounts'>,
): string | undefined {
  switch (config.externalId.mode) {
    case 'entity':
      return `${config.portalId}/${agent.entityRef}`;
    case 'account':
      return (
        config.accounts.find(({ accountId }) => accountId === agent.accountId)
          ?.externalId ?? `${config.portalId}/${agent.accountId}`
      );
    case 'fixed':
      return config.externalId.value;
    default:
      return undefined;
  }
}
