import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AlarmsResponse,
  AgentCostResponse,
  AgentListResponse,
  AgentResponse,
  AwsCallsResponse,
  DeliveriesResponse,
  FleetCostResponse,
  MetricRange,
  MetricsResponse,
} from 'backstage-plugin-aws-agents-common';
import type { Request } from 'express';

/** On whose behalf a question is asked. */
export interface Caller {
  readonly credentials: BackstageCredentials;
  /** The request behind it, for the audit log. */
  readonly request?: Request;
}

/**
 * Answers what is known of agents. All methods that take an entity ref throw
 * `NotFoundError` when the caller cannot see the entity or it has no agent.
 */
export interface AgentService {
  listAgents(caller: Caller): Promise<AgentListResponse>;
  getAgent(entityRef: string, caller: Caller): Promise<AgentResponse>;
  getMetrics(
    entityRef: string,
    range: MetricRange,
    caller: Caller,
  ): Promise<MetricsResponse>;
  getAlarms(entityRef: string, caller: Caller): Promise<AlarmsResponse>;
  getDeliveries(entityRef: string, caller: Caller): Promise<DeliveriesResponse>;
  getCalls(entityRef: string, caller: Caller): Promise<AwsCallsResponse>;
  /** What observing the agent costs. */
  getCosts(entityRef: string, caller: Caller): Promise<AgentCostResponse>;
  /** What observing all agents that the caller sees costs. */
  getFleetCosts(caller: Caller): Promise<FleetCostResponse>;
  /**
   * Observes the agent now, and returns what was seen; what is known when that
   * was done a moment ago.
   *
   * @throws InputError when its annotations do not make an agent
   */
  refreshAgent(entityRef: string, caller: Caller): Promise<AgentResponse>;
}
