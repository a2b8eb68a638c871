import { partitionOfRegion } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type { AwsAgentsConfig } from '../../config';

/**
 * Region of the STS endpoint that issues an agent's session: one for all, so
 * that an agent has one session for all its regions. Regional endpoints issue
 * tokens that opt-in regions accept too. Partitions share nothing, so a role
 * of another partition is assumed in the agent's own region.
 */
export function stsRegionOf(
  agent: Pick<ResolvedAgent, 'partition'> & { regions: readonly string[] },
  config: Pick<AwsAgentsConfig, 'sts' | 'defaultRegions'>,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const candidates = [
    config.sts.region,
    env.AWS_REGION,
    ...config.defaultRegions,
    ...agent.regions,
  ];
  return (
    candidates.find(
      region => region && partitionOfRegion(region) === agent.partition,
    ) ?? config.defaultRegions[0]
  );
}
