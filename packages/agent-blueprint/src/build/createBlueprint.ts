import { printFile } from 'alloy-syntax';
import { alloyConfiguration } from '../alloyConfig/alloyConfiguration';
import type { OutputIr, RoleIr } from '../ir/types';
import { checkRequest } from '../request/checkRequest';
import type { AgentRequest } from '../request/types';
import { entityAnnotations } from './annotations';
import { buildRoles } from './buildRoles';
import { entityRef } from './entityRef';
import { partitionOfRegion } from './partition';
import { platformResources } from './platformResources';
import { BlueprintOptions, assertLeast } from './assertLeast';
import { tagsOf } from './tags';
import type { Blueprint } from './types';

const ROLE_OUTPUTS: readonly OutputIr[] = [
  {
    id: 'AgentRoleArn',
    description: 'Role that the agent runs as',
    resourceId: 'AgentRole',
  },
  {
    id: 'MonitoringRoleArn',
    description: 'Role by which the portal observes the agent',
    resourceId: 'MonitoringRole',
  },
];

/**
 * Works out everything about an agent: its roles with the least policies that meet its needs, what its platform takes, its
 * configuration and its annotations. The same request gives the same blueprint.
 *
 * @throws {@link BlueprintError} with everything that is wrong with the request; no other error
 * @public
 */
export function createBlueprint(
  request: AgentRequest,
  options: BlueprintOptions = {},
): Blueprint {
  checkRequest(request);
  const [region] = request.regions;
  const partition = partitionOfRegion(region);
  const tags = tagsOf(request);
  const { file, needsExperimental } = alloyConfiguration(request);
  const configuration = printFile(file);
  const { agentRole, monitoringRole, executionRole } = buildRoles(
    request,
    tags,
  );
  const roles = [
    agentRole,
    monitoringRole,
    ...(executionRole ? [executionRole] : []),
  ];
  assertLeast(request, roles, options);
  const platform = platformResources(request, tags, {
    text: configuration,
    needsExperimental,
  });
  const arnOf = (role: RoleIr) =>
    `arn:${partition}:iam::${request.accountId}:role${role.path}${role.name}`;
  return {
    request,
    partition,
    agentRole,
    agentRoleArn: arnOf(agentRole),
    monitoringRole,
    monitoringRoleArn: arnOf(monitoringRole),
    infrastructure: {
      description: `Grafana Alloy of ${entityRef(request.entity)}`,
      region,
      resources: [...roles, ...platform.resources],
      outputs: [...ROLE_OUTPUTS, ...platform.outputs],
    },
    alloyConfiguration: configuration,
    needsExperimental,
    annotations: entityAnnotations(
      request,
      arnOf(agentRole),
      arnOf(monitoringRole),
    ),
  };
}
