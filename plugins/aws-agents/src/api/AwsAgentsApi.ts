import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type {
  AlarmsResponse,
  AgentCostResponse,
  AgentCredentialsResponse,
  AgentListResponse,
  AgentResponse,
  AwsCallsResponse,
  CredentialChainResponse,
  DeliveriesResponse,
  FixFlavour,
  FleetQuery,
  FleetResponse,
  FleetRow,
  MetricRange,
  MetricsResponse,
  PermissionFixResponse,
  PermissionsResponse,
  WaiveFindingRequest,
} from 'backstage-plugin-aws-agents-common';

/** Options of every read. @public */
export interface AwsAgentsRequestOptions {
  /** Abandons the request. */
  signal?: AbortSignal;
}

/**
 * What the browser asks of the backend plugin. Every method rejects with a
 * `ResponseError` when the backend refuses or fails, and with an
 * {@link UnexpectedResponseError} when its answer is not of the agreed form.
 *
 * @public
 */
export interface AwsAgentsApi {
  /** All agents that the reader may see. */
  listAgents(options?: AwsAgentsRequestOptions): Promise<AgentListResponse>;
  /** One page of all agents that the reader may see, with counts. */
  getFleet(
    query: FleetQuery,
    options?: AwsAgentsRequestOptions,
  ): Promise<FleetResponse>;
  /** All agents that match, as a CSV file with a name for it. */
  exportFleet(query: FleetQuery): Promise<{ blob: Blob; name: string }>;
  /** Everything that is known of one agent but its series and deliveries. */
  getAgent(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentResponse>;
  /** One agent as the fleet lists it. */
  getAgentSummary(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<FleetRow>;
  getMetrics(
    entity: CompoundEntityRef,
    range: MetricRange,
    options?: AwsAgentsRequestOptions,
  ): Promise<MetricsResponse>;
  /** Alarms and anomaly detectors on the agent's metrics. */
  getAlarms(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AlarmsResponse>;
  getDeliveries(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<DeliveriesResponse>;
  /** The newest AWS calls that the backend made for the agent. */
  getCalls(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AwsCallsResponse>;
  /** What observing the agent costs. */
  getCosts(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentCostResponse>;
  /** What can be known of the agent's own credentials from outside. */
  getCredentials(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentCredentialsResponse>;
  /** What the agent may do, what it needs, and the difference. */
  getPermissions(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<PermissionsResponse>;
  /** The policies that give the agent what it needs and nothing else. */
  getPermissionFix(
    entity: CompoundEntityRef,
    flavour: FixFlavour,
    options?: AwsAgentsRequestOptions,
  ): Promise<PermissionFixResponse>;
  /** How the portal came to its own identity. */
  getCredentialChain(
    options?: AwsAgentsRequestOptions,
  ): Promise<CredentialChainResponse>;
  /** Asks AWS for the agent's state at once; needs `aws-agents.agent.refresh`. */
  refreshAgent(entity: CompoundEntityRef): Promise<void>;
  /** Renews the agent's session; needs `aws-agents.credentials.refresh`. */
  refreshCredentials(entity: CompoundEntityRef): Promise<void>;
  /** Accepts a finding for some time; needs `aws-agents.finding.waive`. */
  waiveFinding(
    entity: CompoundEntityRef,
    waiver: WaiveFindingRequest,
  ): Promise<void>;
  /** Takes an acceptance back; needs `aws-agents.finding.waive`. */
  withdrawWaiver(entity: CompoundEntityRef, waiverId: string): Promise<void>;
}

/** @public */
export const awsAgentsApiRef = createApiRef<AwsAgentsApi>({
  id: 'plugin.aws-agents.client',
});
