import {
  AccessNeed,
  TrustRequirement,
  minimalPolicy,
  minimalTrustPolicy,
} from 'iam-policy-engine';
import type { RoleIr, Tags } from '../ir/types';
import type { AgentRequest } from '../request/types';
import { entityRef } from './entityRef';
import { partitionOfRegion } from './partition';
import { executionNeeds } from './executionNeeds';

const ONE_HOUR_SECONDS = 3600;

/** The roles of an agent. */
export interface AgentRoles {
  readonly agentRole: RoleIr;
  readonly monitoringRole: RoleIr;
  /** What ECS itself needs to start the task; only there. */
  readonly executionRole?: RoleIr;
}

/** Builds the roles with the least policies that meet the request's needs. */
export function buildRoles(request: AgentRequest, tags: Tags): AgentRoles {
  const { roles, needs, portal } = request;
  const ref = entityRef(request.entity);
  const role = (
    id: string,
    name: string,
    description: string,
    trust: TrustRequirement,
    roleNeeds: readonly AccessNeed[],
  ): RoleIr => ({
    kind: 'role',
    id,
    name,
    path: roles.path ?? '/',
    description,
    trustPolicy: minimalTrustPolicy(trust),
    policies: roleNeeds.length === 0 ? [] : [leastPolicy(name, roleNeeds)],
    permissionsBoundaryArn: roles.permissionsBoundaryArn,
    maxSessionSeconds: ONE_HOUR_SECONDS,
    tags,
  });
  return {
    agentRole: role(
      'AgentRole',
      roles.agentRoleName,
      `Grafana Alloy of ${ref}`,
      agentTrust(request),
      needs.agent,
    ),
    monitoringRole: role(
      'MonitoringRole',
      roles.monitoringRoleName,
      `Observes the Grafana Alloy of ${ref}`,
      {
        platform: 'cross-account',
        principalArn: portal.principalArn,
        externalId: portal.externalId,
        organizationId: portal.organizationId,
      },
      needs.monitoring,
    ),
    ...(request.platform.type === 'ecs' && {
      executionRole: role(
        'ExecutionRole',
        `${roles.agentRoleName}-start`,
        `Starts the tasks of the Grafana Alloy of ${ref}`,
        agentTrust(request),
        executionNeeds(request, request.platform),
      ),
    }),
  };
}

function leastPolicy(name: string, needs: readonly AccessNeed[]) {
  const { document, reasons } = minimalPolicy(needs);
  return { name, document, reasons };
}

function agentTrust({
  platform,
  accountId,
  regions: [region],
}: AgentRequest): TrustRequirement {
  const partition = partitionOfRegion(region);
  switch (platform.type) {
    case 'eks-irsa':
      return {
        platform: 'eks-irsa',
        oidcProviderArn: platform.oidcProviderArn,
        namespace: platform.namespace,
        serviceAccount: platform.serviceAccount,
      };
    case 'eks-pod-identity':
      return {
        platform: 'eks-pod-identity',
        clusterArn: `arn:${partition}:eks:${region}:${accountId}:cluster/${platform.clusterName}`,
        namespace: platform.namespace,
        serviceAccount: platform.serviceAccount,
      };
    case 'ecs':
      return { platform: 'ecs', accountId, region, partition };
    case 'on-premises':
      return {
        platform: 'roles-anywhere',
        trustAnchorArn: platform.trustAnchorArn,
        commonName: platform.commonName,
      };
    default:
      return { platform: 'ec2', partition };
  }
}
