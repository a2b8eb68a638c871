import type { OutputIr, ResourceIr, Tags } from '../ir/types';
import type { AgentRequest } from '../request/types';
import { plainName } from './plainName';
import { AlloyText, taskContainer } from './taskContainer';

/** What a platform needs besides the roles. */
export interface PlatformResources {
  readonly resources: readonly ResourceIr[];
  readonly outputs: readonly OutputIr[];
}

const ONE_HOUR_SECONDS = 3600;
const DEFAULT_CPU = 512;
const DEFAULT_MEMORY_MIB = 1024;

/** Builds what ties the agent's role to where the agent runs. */
export function platformResources(
  request: AgentRequest,
  tags: Tags,
  configuration: AlloyText,
): PlatformResources {
  const { platform, roles } = request;
  const name = roles.agentRoleName;
  switch (platform.type) {
    case 'ec2':
      return {
        resources: [
          {
            kind: 'instance-profile',
            id: 'InstanceProfile',
            name,
            path: roles.path ?? '/',
            roleId: 'AgentRole',
          },
          {
            kind: 'launch-template',
            id: 'LaunchTemplate',
            name: plainName(name),
            instanceProfileId: 'InstanceProfile',
            hopLimit: 1,
            tags,
          },
        ],
        outputs: [
          {
            id: 'InstanceProfileArn',
            description: 'Instance profile of the machine that the agent is on',
            resourceId: 'InstanceProfile',
          },
          {
            id: 'LaunchTemplateId',
            description: 'Launch template with this profile and IMDSv2 only',
            resourceId: 'LaunchTemplate',
          },
        ],
      };
    case 'eks-pod-identity':
      return {
        resources: [
          {
            kind: 'pod-identity-association',
            id: 'PodIdentityAssociation',
            clusterName: platform.clusterName,
            namespace: platform.namespace,
            serviceAccount: platform.serviceAccount,
            roleId: 'AgentRole',
            tags,
          },
        ],
        outputs: [],
      };
    case 'ecs':
      return {
        resources: [
          {
            kind: 'task-definition',
            id: 'TaskDefinition',
            family: plainName(name),
            cpu: platform.cpu ?? DEFAULT_CPU,
            memory: platform.memory ?? DEFAULT_MEMORY_MIB,
            taskRoleId: 'AgentRole',
            executionRoleId: 'ExecutionRole',
            container: taskContainer(request, platform, configuration),
            tags,
          },
        ],
        outputs: [
          {
            id: 'TaskDefinitionArn',
            description: 'Task definition of the agent; run one task of it',
            resourceId: 'TaskDefinition',
          },
        ],
      };
    case 'on-premises':
      return {
        resources: [
          {
            kind: 'roles-anywhere-profile',
            id: 'RolesAnywhereProfile',
            name: plainName(name),
            roleId: 'AgentRole',
            durationSeconds: ONE_HOUR_SECONDS,
            tags,
          },
        ],
        outputs: [
          {
            id: 'RolesAnywhereProfileArn',
            description: 'Profile to be put into the AWS configuration file',
            resourceId: 'RolesAnywhereProfile',
          },
        ],
      };
    default:
      return { resources: [], outputs: [] };
  }
}
