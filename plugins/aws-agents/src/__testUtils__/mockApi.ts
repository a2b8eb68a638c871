import type { AwsAgentsApi } from '../api';
import {
  agent,
  agentCredentials,
  alarms,
  calls,
  costs,
  credentialChain,
  deliveries,
  fleet,
  fleetRow,
  metrics,
  observation,
  permissionFix,
  permissions,
} from '../__fixtures__';

/** A backend in which everything is well; tests replace what they look at. */
export function mockApi(
  overrides: Partial<AwsAgentsApi> = {},
): jest.Mocked<AwsAgentsApi> {
  const api: AwsAgentsApi = {
    getFleet: async () => fleet([]),
    exportFleet: async () => ({ blob: new Blob(['entity']), name: 'a.csv' }),
    listAgents: async () => ({ items: [], totalItems: 0, accounts: [] }),
    getAgent: async ({ name }) => agent(name),
    getAgentSummary: async ({ name }) => fleetRow(name),
    getMetrics: async (_, range) =>
      metrics(range, { state: observation('metrics') }),
    getAlarms: async () => alarms(),
    getDeliveries: async ({ name }) => deliveries(name),
    getCalls: async () => calls(),
    getCosts: async () => costs(),
    getCredentials: async ({ name }) => agentCredentials(name),
    getPermissions: async ({ name }) => permissions(name),
    getPermissionFix: async ({ name }, flavour) => permissionFix(name, flavour),
    waiveFinding: async () => {},
    withdrawWaiver: async () => {},
    getCredentialChain: async () => credentialChain(),
    refreshAgent: async () => {},
    refreshCredentials: async () => {},
    ...overrides,
  };
  for (const name of Object.keys(api) as (keyof AwsAgentsApi)[]) {
    jest.spyOn(api, name);
  }
  return api as jest.Mocked<AwsAgentsApi>;
}
