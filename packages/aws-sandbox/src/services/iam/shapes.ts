import type {
  AccessKeyMetadata,
  AttachedPermissionsBoundary,
  InstanceProfile as InstanceProfileShape,
  Policy as PolicyShape,
  PolicyVersion as PolicyVersionShape,
  Role as RoleShape,
  User as UserShape,
} from '@aws-sdk/client-iam';
import {
  defaultVersion,
  policyText,
  type AccessKey,
  type Identity,
  type InstanceProfile,
  type ManagedPolicy,
  type PolicyVersion,
  type Role,
  type Tag,
  type User,
} from '../../world/entities';
import type { Account } from '../../world/Account';
import type { Policy } from 'iam-policy-engine';

/** A policy document as IAM sends it: URL-encoded after RFC 3986. */
export function encodedDocument(policy: Policy): string {
  return encodeURIComponent(policyText(policy)).replace(
    /[!'()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function tagsShape({
  tags,
}: {
  readonly tags: readonly Tag[];
}): Tag[] | undefined {
  return tags.length > 0 ? [...tags] : undefined;
}

function boundaryShape({
  permissionsBoundary: boundary,
}: Identity): AttachedPermissionsBoundary | undefined {
  return (
    boundary && {
      PermissionsBoundaryType:
        'Policy' as AttachedPermissionsBoundary['PermissionsBoundaryType'],
      PermissionsBoundaryArn: boundary.arn,
    }
  );
}

/** A role as ListRoles has it, without what only GetRole tells. */
export function listedRole(role: Role): RoleShape {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encodedDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
  };
}

/** A role as CreateRole has it. */
export function createdRole(role: Role): RoleShape {
  return {
    ...listedRole(role),
    PermissionsBoundary: boundaryShape(role),
    Tags: tagsShape(role),
  };
}

/** A role as GetRole has it. */
export function roleShape(role: Role): RoleShape {
  return {
    ...createdRole(role),
    RoleLastUsed: role.lastUsed
      ? { LastUsedDate: role.lastUsed.at, Region: role.lastUsed.region }
      : {},
  };
}

/** A user as ListUsers has it. */
export function listedUser(user: User): UserShape {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.created,
  };
}

/** A user as GetUser has it. */
export function userShape(user: User): UserShape {
  return {
    ...listedUser(user),
    PermissionsBoundary: boundaryShape(user),
    Tags: tagsShape(user),
  };
}

/** How many users and roles of an account a policy is attached to. */
function usesOf(
  policy: ManagedPolicy,
  account: Account,
): Pick<PolicyShape, 'AttachmentCount' | 'PermissionsBoundaryUsageCount'> {
  const all = [...account.users.values(), ...account.roles.values()];
  return {
    AttachmentCount: all.filter(({ attachedPolicies }) =>
      attachedPolicies.some(({ arn }) => arn === policy.arn),
    ).length,
    PermissionsBoundaryUsageCount: all.filter(
      ({ permissionsBoundary }) => permissionsBoundary?.arn === policy.arn,
    ).length,
  };
}

/** A policy as ListPolicies has it. */
export function listedPolicy(
  policy: ManagedPolicy,
  account: Account,
): PolicyShape {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: defaultVersion(policy).id,
    ...usesOf(policy, account),
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.versions[0].created,
  };
}

/** A policy as CreatePolicy has it. */
export function createdPolicy(
  policy: ManagedPolicy,
  account: Account,
): PolicyShape {
  return { ...listedPolicy(policy, account), Tags: tagsShape(policy) };
}

/** A policy as GetPolicy has it. */
export function policyShape(
  policy: ManagedPolicy,
  account: Account,
): PolicyShape {
  return {
    ...createdPolicy(policy, account),
    Description: policy.description,
  };
}

/** A version as ListPolicyVersions has it. */
export function listedVersion(version: PolicyVersion): PolicyVersionShape {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.isDefault,
    CreateDate: version.created,
  };
}

/** A version as GetPolicyVersion has it. */
export function versionShape(version: PolicyVersion): PolicyVersionShape {
  return {
    ...listedVersion(version),
    Document: encodedDocument(version.policy),
  };
}

/** An instance profile as lists have it, with its roles. */
export function listedInstanceProfile(
  profile: InstanceProfile,
): InstanceProfileShape {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.created,
    Roles: profile.roles.map(listedRole),
  };
}

/** An instance profile as GetInstanceProfile has it. */
export function instanceProfileShape(
  profile: InstanceProfile,
): InstanceProfileShape {
  return { ...listedInstanceProfile(profile), Tags: tagsShape(profile) };
}

/** A key without its secret. */
export function accessKeyShape(key: AccessKey): AccessKeyMetadata {
  return {
    UserName: key.userName,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.created,
  };
}
