import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Capability } from './capability';
import type { AgentCollector } from './collector';
import type { PermissionRule } from './permissionRule';

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

/** @public */
export interface AwsAgentsPermissionRulesExtensionPoint {
  /**
   * Adds a rule about the policies of agent roles.
   *
   * @throws ConflictError when a rule of that id exists
   */
  addPermissionRule(rule: PermissionRule): void;
}

/**
 * Lets modules add findings of their own about the policies of agent roles.
 *
 * @public
 */
export const awsAgentsPermissionRulesExtensionPoint =
  createExtensionPoint<AwsAgentsPermissionRulesExtensionPoint>({
    id: 'aws-agents.permission-rules',
  });
