import { containerDefinition } from '../ir/containerDefinition';
import type { ResourceIr, RoleIr, Tags } from '../ir/types';
import { TsExpression, TsObject, TsValue } from './typescript';

/** A construct: module and class of the CDK, and its properties. */
export interface CdkConstruct {
  readonly module: string;
  readonly className: string;
  readonly properties: TsObject;
  /** Attribute of the construct that an output shows. */
  readonly output: string;
}

/** The variable that holds a construct. */
export function variableOf(id: string): string {
  return id.charAt(0).toLowerCase() + id.slice(1);
}

/** What a resource is in the CDK: the construct of CloudFormation's own resource, so that nothing is added to it. */
export function cdkConstruct(resource: ResourceIr): CdkConstruct {
  switch (resource.kind) {
    case 'role':
      return {
        module: 'iam',
        className: 'CfnRole',
        properties: roleProperties(resource),
        output: 'attrArn',
      };
    case 'role-policy':
      return {
        module: 'iam',
        className: 'CfnPolicy',
        properties: {
          policyName: resource.name,
          roles: [resource.roleName],
          policyDocument: data(resource.document),
        },
        output: 'ref',
      };
    case 'instance-profile':
      return {
        module: 'iam',
        className: 'CfnInstanceProfile',
        properties: {
          instanceProfileName: resource.name,
          path: resource.path,
          roles: [member(resource.roleId, 'ref')],
        },
        output: 'attrArn',
      };
    case 'launch-template':
      return {
        module: 'ec2',
        className: 'CfnLaunchTemplate',
        properties: {
          launchTemplateName: resource.name,
          launchTemplateData: {
            iamInstanceProfile: {
              arn: member(resource.instanceProfileId, 'attrArn'),
            },
            metadataOptions: {
              httpEndpoint: 'enabled',
              httpTokens: 'required',
              httpPutResponseHopLimit: resource.hopLimit,
            },
            tagSpecifications: [
              { resourceType: 'instance', tags: tagList(resource.tags) },
            ],
          },
        },
        output: 'ref',
      };
    case 'pod-identity-association':
      return {
        module: 'eks',
        className: 'CfnPodIdentityAssociation',
        properties: {
          clusterName: resource.clusterName,
          namespace: resource.namespace,
          serviceAccount: resource.serviceAccount,
          roleArn: member(resource.roleId, 'attrArn'),
          tags: tagList(resource.tags),
        },
        output: 'attrAssociationArn',
      };
    case 'roles-anywhere-profile':
      return {
        module: 'rolesanywhere',
        className: 'CfnProfile',
        properties: {
          name: resource.name,
          enabled: true,
          durationSeconds: resource.durationSeconds,
          roleArns: [member(resource.roleId, 'attrArn')],
          tags: tagList(resource.tags),
        },
        output: 'attrProfileArn',
      };
    default:
      return {
        module: 'ecs',
        className: 'CfnTaskDefinition',
        properties: {
          family: resource.family,
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: String(resource.cpu),
          memory: String(resource.memory),
          taskRoleArn: member(resource.taskRoleId, 'attrArn'),
          executionRoleArn: member(resource.executionRoleId, 'attrArn'),
          runtimePlatform: {
            operatingSystemFamily: 'LINUX',
            cpuArchitecture: 'X86_64',
          },
          containerDefinitions: [containerDefinition(resource.container)],
          tags: tagList(resource.tags),
        },
        output: 'ref',
      };
  }
}

function member(id: string, attribute: string): TsExpression {
  return TsExpression.of(`${variableOf(id)}.${attribute}`);
}

function roleProperties(role: RoleIr): TsObject {
  return {
    roleName: role.name,
    path: role.path,
    description: role.description,
    assumeRolePolicyDocument: data(role.trustPolicy),
    maxSessionDuration: role.maxSessionSeconds,
    permissionsBoundary: role.permissionsBoundaryArn,
    policies:
      role.policies.length === 0
        ? undefined
        : role.policies.map(({ name, document }) => ({
            policyName: name,
            policyDocument: data(document),
          })),
    tags: role.tags && tagList(role.tags),
  };
}

/** A policy document is made of texts, numbers, booleans, lists and objects only. */
function data(document: object): TsValue {
  return document as TsObject;
}

function tagList(tags: Tags): TsValue {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
