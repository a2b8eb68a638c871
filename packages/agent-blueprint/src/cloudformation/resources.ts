import { containerDefinition } from '../ir/containerDefinition';
import type {
  InlinePolicyIr,
  InstanceProfileIr,
  LaunchTemplateIr,
  PodIdentityAssociationIr,
  ResourceIr,
  RoleIr,
  RolePolicyIr,
  RolesAnywhereProfileIr,
  Tags,
  TaskDefinitionIr,
} from '../ir/types';
import { capitalised } from './capitalised';

/**
 * A resource of a CloudFormation template.
 *
 * @public
 */
export interface CloudFormationResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What a resource is in CloudFormation. */
export function cloudFormationResource(
  resource: ResourceIr,
): CloudFormationResource {
  switch (resource.kind) {
    case 'role':
      return role(resource);
    case 'role-policy':
      return rolePolicy(resource);
    case 'instance-profile':
      return instanceProfile(resource);
    case 'launch-template':
      return launchTemplate(resource);
    case 'pod-identity-association':
      return podIdentityAssociation(resource);
    case 'roles-anywhere-profile':
      return rolesAnywhereProfile(resource);
    default:
      return taskDefinition(resource);
  }
}

/** Attribute that is the ARN; none where `Ref` gives it, or the id of a launch template. */
const OUTPUT_ATTRIBUTES: Readonly<
  Record<ResourceIr['kind'], string | undefined>
> = {
  role: 'Arn',
  'role-policy': undefined,
  'instance-profile': 'Arn',
  'launch-template': undefined,
  'pod-identity-association': 'AssociationArn',
  'roles-anywhere-profile': 'ProfileArn',
  'task-definition': undefined,
};

/** What an output of the resource shows. */
export function outputValue({ kind, id }: ResourceIr): unknown {
  const attribute = OUTPUT_ATTRIBUTES[kind];
  return attribute ? getAtt(id, attribute) : { Ref: id };
}

function getAtt(id: string, attribute: string) {
  return { 'Fn::GetAtt': [id, attribute] };
}

function tagList(tags: Tags) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function role(ir: RoleIr): CloudFormationResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: ir.name,
      Path: ir.path,
      ...(ir.description !== undefined && { Description: ir.description }),
      AssumeRolePolicyDocument: ir.trustPolicy,
      ...(ir.maxSessionSeconds !== undefined && {
        MaxSessionDuration: ir.maxSessionSeconds,
      }),
      ...(ir.permissionsBoundaryArn && {
        PermissionsBoundary: ir.permissionsBoundaryArn,
      }),
      ...(ir.policies.length > 0 && { Policies: ir.policies.map(policy) }),
      ...(ir.tags && { Tags: tagList(ir.tags) }),
    },
  };
}

function rolePolicy(ir: RolePolicyIr): CloudFormationResource {
  return {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: ir.name,
      Roles: [ir.roleName],
      PolicyDocument: ir.document,
    },
  };
}

function policy({ name, document }: InlinePolicyIr) {
  return { PolicyName: name, PolicyDocument: document };
}

function instanceProfile(ir: InstanceProfileIr): CloudFormationResource {
  return {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: {
      InstanceProfileName: ir.name,
      Path: ir.path,
      Roles: [{ Ref: ir.roleId }],
    },
  };
}

function launchTemplate(ir: LaunchTemplateIr): CloudFormationResource {
  return {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateName: ir.name,
      LaunchTemplateData: {
        IamInstanceProfile: { Arn: getAtt(ir.instanceProfileId, 'Arn') },
        MetadataOptions: {
          HttpEndpoint: 'enabled',
          HttpTokens: 'required',
          HttpPutResponseHopLimit: ir.hopLimit,
        },
        TagSpecifications: [
          { ResourceType: 'instance', Tags: tagList(ir.tags) },
        ],
      },
    },
  };
}

function podIdentityAssociation(
  ir: PodIdentityAssociationIr,
): CloudFormationResource {
  return {
    Type: 'AWS::EKS::PodIdentityAssociation',
    Properties: {
      ClusterName: ir.clusterName,
      Namespace: ir.namespace,
      ServiceAccount: ir.serviceAccount,
      RoleArn: getAtt(ir.roleId, 'Arn'),
      Tags: tagList(ir.tags),
    },
  };
}

function rolesAnywhereProfile(
  ir: RolesAnywhereProfileIr,
): CloudFormationResource {
  return {
    Type: 'AWS::RolesAnywhere::Profile',
    Properties: {
      Name: ir.name,
      Enabled: true,
      DurationSeconds: ir.durationSeconds,
      RoleArns: [getAtt(ir.roleId, 'Arn')],
      Tags: tagList(ir.tags),
    },
  };
}

function taskDefinition(ir: TaskDefinitionIr): CloudFormationResource {
  return {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: ir.family,
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: String(ir.cpu),
      Memory: String(ir.memory),
      TaskRoleArn: getAtt(ir.taskRoleId, 'Arn'),
      ExecutionRoleArn: getAtt(ir.executionRoleId, 'Arn'),
      RuntimePlatform: {
        OperatingSystemFamily: 'LINUX',
        CpuArchitecture: 'X86_64',
      },
      ContainerDefinitions: [container(ir)],
      Tags: tagList(ir.tags),
    },
  };
}

function container(ir: TaskDefinitionIr) {
  const { logConfiguration, ...rest } = containerDefinition(ir.container);
  return capitalised({
    ...rest,
    portMappings: rest.portMappings.map(capitalised),
    environment: rest.environment.map(capitalised),
    secrets: rest.secrets.map(capitalised),
    // The names of the log driver's options are data and stay as they are.
    logConfiguration: capitalised(logConfiguration),
  });
}
