import { containerDefinition } from '../ir/containerDefinition';
import type {
  InstanceProfileIr,
  LaunchTemplateIr,
  PodIdentityAssociationIr,
  ResourceIr,
  RolesAnywhereProfileIr,
  TaskDefinitionIr,
} from '../ir/types';
import { HclBlock, HclExpression } from './hcl';
import { attributeOf, terraformName } from './names';
import { roleBlocks, rolePolicyBlocks } from './roleBlocks';

/** What a resource is in Terraform: usually one block. */
export function resourceBlocks(resource: ResourceIr): HclBlock[] {
  switch (resource.kind) {
    case 'role':
      return roleBlocks(resource);
    case 'role-policy':
      return rolePolicyBlocks(resource);
    case 'instance-profile':
      return [instanceProfile(resource)];
    case 'launch-template':
      return [launchTemplate(resource)];
    case 'pod-identity-association':
      return [podIdentityAssociation(resource)];
    case 'roles-anywhere-profile':
      return [rolesAnywhereProfile(resource)];
    default:
      return [taskDefinition(resource)];
  }
}

const OUTPUTS: Readonly<
  Record<ResourceIr['kind'], readonly [type: string, attribute: string]>
> = {
  role: ['aws_iam_role', 'arn'],
  'role-policy': ['aws_iam_role_policy', 'id'],
  'instance-profile': ['aws_iam_instance_profile', 'arn'],
  'launch-template': ['aws_launch_template', 'id'],
  'pod-identity-association': [
    'aws_eks_pod_identity_association',
    'association_arn',
  ],
  'roles-anywhere-profile': ['aws_rolesanywhere_profile', 'arn'],
  'task-definition': ['aws_ecs_task_definition', 'arn'],
};

/** What an output of the resource shows. */
export function outputValue({ kind, id }: ResourceIr): HclExpression {
  const [type, attribute] = OUTPUTS[kind];
  return attributeOf(type, id, attribute);
}

const roleArn = (id: string) => attributeOf('aws_iam_role', id, 'arn');

function instanceProfile(profile: InstanceProfileIr): HclBlock {
  return {
    type: 'resource',
    labels: ['aws_iam_instance_profile', terraformName(profile.id)],
    attributes: {
      name: profile.name,
      path: profile.path,
      role: attributeOf('aws_iam_role', profile.roleId, 'name'),
    },
  };
}

function launchTemplate(template: LaunchTemplateIr): HclBlock {
  return {
    type: 'resource',
    labels: ['aws_launch_template', terraformName(template.id)],
    attributes: { name: template.name, update_default_version: true },
    blocks: [
      {
        type: 'iam_instance_profile',
        attributes: {
          arn: attributeOf(
            'aws_iam_instance_profile',
            template.instanceProfileId,
            'arn',
          ),
        },
      },
      {
        type: 'metadata_options',
        attributes: {
          http_endpoint: 'enabled',
          http_tokens: 'required',
          http_put_response_hop_limit: template.hopLimit,
        },
      },
      {
        type: 'tag_specifications',
        attributes: { resource_type: 'instance', tags: template.tags },
      },
    ],
  };
}

function podIdentityAssociation(
  association: PodIdentityAssociationIr,
): HclBlock {
  return {
    type: 'resource',
    labels: ['aws_eks_pod_identity_association', terraformName(association.id)],
    attributes: {
      cluster_name: association.clusterName,
      namespace: association.namespace,
      service_account: association.serviceAccount,
      role_arn: roleArn(association.roleId),
      tags: association.tags,
    },
  };
}

function rolesAnywhereProfile(profile: RolesAnywhereProfileIr): HclBlock {
  return {
    type: 'resource',
    labels: ['aws_rolesanywhere_profile', terraformName(profile.id)],
    attributes: {
      name: profile.name,
      enabled: true,
      duration_seconds: profile.durationSeconds,
      role_arns: [roleArn(profile.roleId)],
      tags: profile.tags,
    },
  };
}

function taskDefinition(task: TaskDefinitionIr): HclBlock {
  return {
    type: 'resource',
    labels: ['aws_ecs_task_definition', terraformName(task.id)],
    attributes: {
      family: task.family,
      requires_compatibilities: ['FARGATE'],
      network_mode: 'awsvpc',
      cpu: String(task.cpu),
      memory: String(task.memory),
      task_role_arn: roleArn(task.taskRoleId),
      execution_role_arn: roleArn(task.executionRoleId),
      container_definitions: HclExpression.call('jsonencode', [
        containerDefinition(task.container),
      ]),
      tags: task.tags,
    },
    blocks: [
      {
        type: 'runtime_platform',
        attributes: {
          operating_system_family: 'LINUX',
          cpu_architecture: 'X86_64',
        },
      },
    ],
  };
}
