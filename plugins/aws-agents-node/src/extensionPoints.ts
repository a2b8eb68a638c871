import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Capability } from './capability';
import type { AgentCollector } from './collector';

/** @public */
export interface AwsAgentsCollectorsExtensionPoint {
  /**
   * Adds a collector.
   *
   * @throws ConflictError when a collector of that id exists
   */
  addCollector(collector: AgentCollector): void;
}

/**
 * Lets modules add collectors to the AWS agents backend.
 *
 * @public
 */
export const awsAgentsCollectorsExtensionPoint =
  createExtensionPoint<AwsAgentsCollectorsExtensionPoint>({
    id: 'aws-agents.collectors',
  });

/** @public */
export interface AwsAgentsCapabilitiesExtensionPoint {
  /**
   * Adds a capability.
   *
   * @throws ConflictError when a capability of that id exists
   */
  addCapability(capability: Capability): void;
}

/**
 * Lets modules add capabilities, and with them the permissions they need.
 *
 * @public
 */
export const awsAgentsCapabilitiesExtensionPoint =
  createExtensionPoint<AwsAgentsCapabilitiesExtensionPoint>({
    id: 'aws-agents.capabilities',
  });
