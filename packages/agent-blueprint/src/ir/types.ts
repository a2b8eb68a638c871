import type { PolicyDocument, StatementReason } from 'iam-policy-engine';

/**
 * Tags of a resource.
 *
 * @public
 */
export type Tags = Readonly<Record<string, string>>;

/**
 * An inline policy of a role.
 *
 * @public
 */
export interface InlinePolicyIr {
  readonly name: string;
  readonly document: PolicyDocument;
  /** What each statement is for, where known. */
  readonly reasons?: readonly StatementReason[];
}

/**
 * An IAM role with its trust policy and inline policies.
 *
 * @public
 */
export interface RoleIr {
  readonly kind: 'role';
  /** Logical id in PascalCase, unique in the blueprint, e.g. `AgentRole`. */
  readonly id: string;
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly description?: string;
  readonly trustPolicy: PolicyDocument;
  readonly policies: readonly InlinePolicyIr[];
  readonly permissionsBoundaryArn?: string;
  /** Seconds; 3600, which is the default of IAM, to 43200. */
  readonly maxSessionSeconds?: number;
  readonly tags?: Tags;
}

/**
 * A policy to be added to a role that exists.
 *
 * @public
 */
export interface RolePolicyIr {
  readonly kind: 'role-policy';
  readonly id: string;
  /** Name of the role, without path. */
  readonly roleName: string;
  /** Name of the policy. */
  readonly name: string;
  readonly document: PolicyDocument;
}

/**
 * An instance profile with one role.
 *
 * @public
 */
export interface InstanceProfileIr {
  readonly kind: 'instance-profile';
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly roleId: string;
}

/**
 * A launch template that gives instances the profile and demands IMDSv2.
 *
 * @public
 */
export interface LaunchTemplateIr {
  readonly kind: 'launch-template';
  readonly id: string;
  readonly name: string;
  readonly instanceProfileId: string;
  /** How many hops an answer of the metadata service may take: 1 keeps it from containers. */
  readonly hopLimit: number;
  /** Of the instances. */
  readonly tags: Tags;
}

/**
 * An EKS Pod Identity association.
 *
 * @public
 */
export interface PodIdentityAssociationIr {
  readonly kind: 'pod-identity-association';
  readonly id: string;
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleId: string;
  readonly tags: Tags;
}

/**
 * A profile of IAM Roles Anywhere with one role.
 *
 * @public
 */
export interface RolesAnywhereProfileIr {
  readonly kind: 'roles-anywhere-profile';
  readonly id: string;
  readonly name: string;
  readonly roleId: string;
  /** Seconds; 900 to 43200. */
  readonly durationSeconds: number;
  readonly tags: Tags;
}

/**
 * The container of an ECS task.
 *
 * @public
 */
export interface ContainerIr {
  readonly name: string;
  readonly image: string;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Variable to reference in Secrets Manager. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly port: number;
  readonly logGroup: string;
  readonly logRegion: string;
}

/**
 * An ECS task definition for Fargate.
 *
 * @public
 */
export interface TaskDefinitionIr {
  readonly kind: 'task-definition';
  readonly id: string;
  readonly family: string;
  readonly cpu: number;
  readonly memory: number;
  readonly taskRoleId: string;
  readonly executionRoleId: string;
  readonly container: ContainerIr;
  readonly tags: Tags;
}

/**
 * What is created in AWS. Resources name each other by `id`.
 *
 * @public
 */
export type ResourceIr =
  | RoleIr
  | RolePolicyIr
  | InstanceProfileIr
  | LaunchTemplateIr
  | PodIdentityAssociationIr
  | RolesAnywhereProfileIr
  | TaskDefinitionIr;

/**
 * A value to be shown after deployment: the ARN of a resource, or the id of a launch template.
 *
 * @public
 */
export interface OutputIr {
  readonly id: string;
  readonly description: string;
  readonly resourceId: string;
}

/**
 * What infrastructure code is generated from, in whatever language.
 *
 * @public
 */
export interface InfrastructureIr {
  readonly description: string;
  readonly region: string;
  /** In an order in which each names only what stands before it. */
  readonly resources: readonly ResourceIr[];
  readonly outputs: readonly OutputIr[];
}
