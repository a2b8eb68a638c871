import type { AgentRequest } from '../request/types';
import type { InfrastructureIr, RoleIr } from '../ir/types';

/**
 * Everything about an agent that is to be, before it is written in any language.
 *
 * @public
 */
export interface Blueprint {
  readonly request: AgentRequest;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly agentRole: RoleIr;
  readonly agentRoleArn: string;
  readonly monitoringRole: RoleIr;
  readonly monitoringRoleArn: string;
  /** What is created in AWS, the roles included. */
  readonly infrastructure: InfrastructureIr;
  /** Text of the agent's configuration. */
  readonly alloyConfiguration: string;
  /** Whether the configuration needs `--stability.level=experimental`. */
  readonly needsExperimental: boolean;
  /** Annotations that bind the entity to the agent. */
  readonly annotations: Readonly<Record<string, string>>;
}
