import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  AgentListResponse,
  AgentSummary,
  DeliveriesResponse,
  FixFlavour,
  MetricRange,
  MetricsResponse,
  PermissionAnalysis,
  PermissionsResponse,
} from 'backstage-plugin-aws-agents-common';
import {
  agentCredentials,
  alarms,
  broadPermissions,
  calls,
  costs,
  credentialChain,
  deliveries,
  fleet,
  fleetRow,
  metrics,
  missingPermission,
  observation,
  openTrust,
  permissionAnalysis,
  permissionFix,
  permissions,
  series,
} from '../src/__fixtures__';
import type { AwsAgentsApi } from '../src/api';
import { scenarios } from './scenarios';

const refuse = async (status: number, name: string, message: string) => {
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
};

function summaryOf(name: string): AgentSummary {
  const { entityRef, status, reason, binding } = scenarios[name]();
  return {
    entityRef,
    title: name,
    owner: 'group:default/money',
    system: 'checkout',
    status,
    reason,
    accountId: binding?.accountId ?? null,
    agentRoleArn: binding?.agentRoleArn ?? null,
    regions: binding?.regions ?? [],
    platform: binding?.platform ?? null,
    flavour: binding?.flavour ?? null,
    observedAt: binding ? new Date(Date.now() - 40_000).toISOString() : null,
    permissionSummary: null,
  };
}

function oddMetrics(range: MetricRange): MetricsResponse {
  const failure = missingPermission();
  const gaps = series('WithGaps', range, { statistic: 'Average' });
  return metrics(range, {
    state: observation('metrics', {
      status: 'failed',
      reason: 'CloudWatch refused to give the metrics.',
      failures: [failure],
    }),
    series: [
      { ...gaps, points: gaps.points.filter((_, index) => index % 50 > 12) },
      series('Partial', range, { status: 'partial', unit: 'Percent' }),
      series('Forbidden', range, { status: 'forbidden', failure, points: [] }),
      series('NoData', range, { status: 'no-data', points: [], unit: null }),
      series('Broken', range, { status: 'error', failure, points: [] }),
    ],
  });
}

/** What differs from a role that is as it should be. */
const ANALYSES: Readonly<Record<string, (name: string) => PermissionAnalysis>> =
  {
    shipping: broadPermissions,
    'legacy-crm': openTrust,
  };

function rowOf(name: string) {
  const { permissionSummary, ...summary } = summaryOf(name);
  return fleetRow(name, { ...summary, permissions: permissionSummary });
}

/** Stands in for the backend in the dev app. */
export class DevAwsAgentsApi implements AwsAgentsApi {
  async listAgents(): Promise<AgentListResponse> {
    const items = Object.keys(scenarios).map(summaryOf);
    return {
      items,
      totalItems: items.length,
      accounts: [{ accountId: '111122223333', name: 'acme-payments' }],
    };
  }

  async getFleet() {
    return fleet(Object.keys(scenarios).map(rowOf));
  }

  async getAgentSummary({ name }: CompoundEntityRef) {
    return rowOf(name);
  }

  async exportFleet() {
    return { blob: new Blob(['entity\r\n']), name: 'aws-agents.csv' };
  }

  async getAgent({ name }: CompoundEntityRef) {
    switch (name) {
      case 'slow':
        return new Promise<never>(() => {});
      case 'denied':
        return refuse(403, 'NotAllowedError', 'Unauthorized');
      case 'down':
        return refuse(503, 'ServiceUnavailableError', 'The database is away');
      default:
        return scenarios[name]();
    }
  }

  async getMetrics(entity: CompoundEntityRef, range: MetricRange) {
    if (entity.name === 'tracking') {
      return oddMetrics(range);
    }
    const { observations } = scenarios[entity.name]();
    const state = observations.find(one => one.collector === 'metrics');
    return metrics(range, {
      state:
        state ??
        observation('metrics', {
          status: 'unknown',
          reason: 'Nothing was observed yet.',
          observedAt: null,
          dataAt: null,
        }),
      ...(entity.name === 'fresh' && { series: [] }),
    });
  }

  async getAlarms({ name }: CompoundEntityRef) {
    return name === 'payments' ? alarms() : alarms({ alarms: [] });
  }

  async getDeliveries({
    name,
  }: CompoundEntityRef): Promise<DeliveriesResponse> {
    if (name === 'legacy-crm') {
      return refuse(503, 'ServiceUnavailableError', 'The database is away');
    }
    const { observations } = scenarios[name]();
    const state = observations.find(one => one.collector === 'deliveries');
    return deliveries(name, {
      ...(state && { state }),
      ...(name === 'fresh' && { deliveries: [] }),
    });
  }

  async getCosts() {
    return costs();
  }

  async getCalls() {
    return calls();
  }

  async getCredentials({ name }: CompoundEntityRef) {
    return agentCredentials(name);
  }

  async getPermissions({
    name,
  }: CompoundEntityRef): Promise<PermissionsResponse> {
    const { observations } = scenarios[name]();
    const state = observations.find(one => one.collector === 'role');
    const analysisOf = ANALYSES[name] ?? permissionAnalysis;
    return {
      ...permissions(name),
      ...(state && { state }),
      permissions: ['checkout', 'fresh'].includes(name)
        ? null
        : analysisOf(name),
    };
  }

  async getPermissionFix({ name }: CompoundEntityRef, flavour: FixFlavour) {
    await new Promise(resolve => setTimeout(resolve, 800));
    return permissionFix(name, flavour);
  }

  async waiveFinding() {
    await refuse(503, 'ServiceUnavailableError', 'The dev app keeps nothing');
  }

  async withdrawWaiver() {
    await refuse(503, 'ServiceUnavailableError', 'The dev app keeps nothing');
  }

  async getCredentialChain() {
    return credentialChain();
  }

  async refreshAgent({ name }: CompoundEntityRef) {
    await new Promise(resolve => setTimeout(resolve, 800));
    if (name === 'checkout') {
      await refuse(
        503,
        'ServiceUnavailableError',
        'STS did not answer in 10 s',
      );
    }
  }

  async refreshCredentials() {
    await new Promise(resolve => setTimeout(resolve, 800));
  }
}
