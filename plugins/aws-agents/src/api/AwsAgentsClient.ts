import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  agentCostResponseSchema,
  agentCredentialsResponseSchema,
  agentListResponseSchema,
  agentResponseSchema,
  alarmsResponseSchema,
  awsCallsResponseSchema,
  credentialChainResponseSchema,
  deliveriesResponseSchema,
  fleetResponseSchema,
  fleetRowSchema,
  fleetSearchParams,
  metricsResponseSchema,
  permissionFixResponseSchema,
  permissionsResponseSchema,
  type AgentCostResponse,
  type AgentCredentialsResponse,
  type AgentListResponse,
  type AgentResponse,
  type AlarmsResponse,
  type AwsCallsResponse,
  type CredentialChainResponse,
  type DeliveriesResponse,
  type FixFlavour,
  type FleetQuery,
  type FleetResponse,
  type FleetRow,
  type MetricRange,
  type MetricsResponse,
  type PermissionFixResponse,
  type PermissionsResponse,
  type WaiveFindingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { z } from 'zod';
import type { AwsAgentsApi, AwsAgentsRequestOptions } from './AwsAgentsApi';
import { UnexpectedResponseError } from './UnexpectedResponseError';

/**
 * Speaks to the backend plugin over HTTP, and holds every answer against its
 * schema.
 *
 * @public
 */
export class AwsAgentsClient implements AwsAgentsApi {
  static create(deps: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): AwsAgentsClient {
    return new AwsAgentsClient(deps.discoveryApi, deps.fetchApi);
  }

  private constructor(
    private readonly discoveryApi: DiscoveryApi,
    private readonly fetchApi: FetchApi,
  ) {}

  listAgents(options?: AwsAgentsRequestOptions): Promise<AgentListResponse> {
    return this.get('/agents', agentListResponseSchema, options);
  }

  getFleet(
    query: FleetQuery,
    options?: AwsAgentsRequestOptions,
  ): Promise<FleetResponse> {
    const path = `/fleet?${fleetSearchParams(query)}`;
    return this.get(path, fleetResponseSchema, options);
  }

  async exportFleet(query: FleetQuery): Promise<{ blob: Blob; name: string }> {
    const response = await this.send(
      `/fleet.csv?${fleetSearchParams(query)}`,
      {},
    );
    const disposition = response.headers.get('Content-Disposition') ?? '';
    const name = /filename="([^"]+)"/.exec(disposition)?.[1];
    // Across origins the browser may hide the header.
    return { blob: await response.blob(), name: name ?? 'aws-agents.csv' };
  }

  getAgent(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentResponse> {
    return this.get(agentPath(entity), agentResponseSchema, options);
  }

  getAgentSummary(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<FleetRow> {
    return this.get(`${agentPath(entity)}/summary`, fleetRowSchema, options);
  }

  getMetrics(
    entity: CompoundEntityRef,
    range: MetricRange,
    options?: AwsAgentsRequestOptions,
  ): Promise<MetricsResponse> {
    const path = `${agentPath(entity)}/metrics?range=${range}`;
    return this.get(path, metricsResponseSchema, options);
  }

  getAlarms(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AlarmsResponse> {
    const path = `${agentPath(entity)}/alarms`;
    return this.get(path, alarmsResponseSchema, options);
  }

  getDeliveries(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<DeliveriesResponse> {
    const path = `${agentPath(entity)}/deliveries`;
    return this.get(path, deliveriesResponseSchema, options);
  }

  getCalls(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AwsCallsResponse> {
    const path = `${agentPath(entity)}/calls`;
    return this.get(path, awsCallsResponseSchema, options);
  }

  getCosts(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentCostResponse> {
    const path = `${agentPath(entity)}/costs`;
    return this.get(path, agentCostResponseSchema, options);
  }

  getCredentials(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<AgentCredentialsResponse> {
    const path = `${agentPath(entity)}/credentials`;
    return this.get(path, agentCredentialsResponseSchema, options);
  }

  getPermissions(
    entity: CompoundEntityRef,
    options?: AwsAgentsRequestOptions,
  ): Promise<PermissionsResponse> {
    const path = `${agentPath(entity)}/permissions`;
    return this.get(path, permissionsResponseSchema, options);
  }

  getPermissionFix(
    entity: CompoundEntityRef,
    flavour: FixFlavour,
    options?: AwsAgentsRequestOptions,
  ): Promise<PermissionFixResponse> {
    const path = `${agentPath(entity)}/permissions/fix?flavour=${flavour}`;
    return this.get(path, permissionFixResponseSchema, options);
  }

  getCredentialChain(
    options?: AwsAgentsRequestOptions,
  ): Promise<CredentialChainResponse> {
    return this.get(
      '/credentials/chain',
      credentialChainResponseSchema,
      options,
    );
  }

  async refreshAgent(entity: CompoundEntityRef): Promise<void> {
    await this.send(`${agentPath(entity)}/refresh`, { method: 'POST' });
  }

  async refreshCredentials(entity: CompoundEntityRef): Promise<void> {
    await this.send(`${agentPath(entity)}/credentials/refresh`, {
      method: 'POST',
    });
  }

  async waiveFinding(
    entity: CompoundEntityRef,
    waiver: WaiveFindingRequest,
  ): Promise<void> {
    await this.send(`${agentPath(entity)}/permissions/waivers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(waiver),
    });
  }

  async withdrawWaiver(
    entity: CompoundEntityRef,
    waiverId: string,
  ): Promise<void> {
    const id = encodeURIComponent(waiverId);
    await this.send(`${agentPath(entity)}/permissions/waivers/${id}`, {
      method: 'DELETE',
    });
  }

  private async get<T extends z.ZodType>(
    path: string,
    schema: T,
    options?: AwsAgentsRequestOptions,
  ): Promise<z.infer<T>> {
    const response = await this.send(path, { signal: options?.signal });
    const parsed = schema.safeParse(await response.json());
    if (!parsed.success) {
      throw UnexpectedResponseError.create(`GET ${path}`, parsed.error);
    }
    return parsed.data;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.discoveryApi.getBaseUrl('aws-agents');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function agentPath(entity: CompoundEntityRef): string {
  const parts = [entity.kind, entity.namespace, entity.name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/agents/${parts.join('/')}`;
}
