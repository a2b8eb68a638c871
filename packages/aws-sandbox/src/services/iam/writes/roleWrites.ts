import type {
  DeleteRolePermissionsBoundaryRequest,
  DeleteRoleRequest,
  PutRolePermissionsBoundaryRequest,
  TagRoleRequest,
  UntagRoleRequest,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../../service';
import type { Role } from '../../../world/entities';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findBoundary } from '../lookups';
import { checkPolicyArn } from '../resources';
import { createRole } from './createRole';
import { readTrustPolicy } from './policyDocuments';
import { boundaryKey, roleWrite } from './roleWrite';
import { readTags, requestTagKeys, withoutTags, withTags } from './tags';

/** What stands in the way of deleting a role. A permissions boundary and tags do not. */
function dependants(role: Role, { account }: IamState): string | undefined {
  const profiles = [...account.instanceProfiles.values()];
  if (profiles.some(({ roles }) => roles.includes(role))) {
    return 'must remove roles from instance profile first';
  }
  if (role.attachedPolicies.length > 0) {
    return 'must detach all policies first';
  }
  return role.inlinePolicies.size > 0
    ? 'must delete policies first'
    : undefined;
}

const deleteRole = roleWrite<DeleteRoleRequest, void>('DeleteRole', {
  write: (role, _input, { state }) => {
    const reason = dependants(role, state);
    if (reason) {
      throw iamError('DeleteConflict', `Cannot delete entity, ${reason}.`);
    }
    state.account.roles.delete(role.name);
  },
});

const updateRole = roleWrite<UpdateRoleRequest, UpdateRoleResponse>(
  'UpdateRole',
  {
    write: (role, { Description, MaxSessionDuration }) => {
      role.description = Description ?? role.description;
      role.maxSessionDuration = MaxSessionDuration ?? role.maxSessionDuration;
      return {};
    },
  },
);

const updateAssumeRolePolicy = roleWrite<UpdateAssumeRolePolicyRequest, void>(
  'UpdateAssumeRolePolicy',
  {
    write: (role, { PolicyDocument: text = '' }, { state }) => {
      role.trust = readTrustPolicy(text, role.name, state.world);
    },
  },
);

const putRolePermissionsBoundary = roleWrite<
  PutRolePermissionsBoundaryRequest,
  void
>('PutRolePermissionsBoundary', {
  conditions: ({ PermissionsBoundary: arn = '' }) => ({
    'iam:PermissionsBoundary': checkPolicyArn(arn),
  }),
  write: (role, { PermissionsBoundary: arn = '' }, { state }) => {
    role.permissionsBoundary = findBoundary(arn, state);
  },
});

const deleteRolePermissionsBoundary = roleWrite<
  DeleteRolePermissionsBoundaryRequest,
  void
>('DeleteRolePermissionsBoundary', {
  conditions: (_input, role) => boundaryKey(role),
  write: role => {
    role.permissionsBoundary = undefined;
  },
});

const tagRole = roleWrite<TagRoleRequest, void>('TagRole', {
  conditions: ({ Tags }) => requestTagKeys(Tags),
  write: (role, { Tags }) => {
    role.tags = withTags(role.tags, readTags(Tags));
  },
});

const untagRole = roleWrite<UntagRoleRequest, void>('UntagRole', {
  conditions: ({ TagKeys }) => ({ 'aws:TagKeys': TagKeys }),
  write: (role, { TagKeys = [] }) => {
    role.tags = withoutTags(role.tags, TagKeys);
  },
});

/** What changes roles themselves. */
export const roleWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  CreateRole: createRole,
  DeleteRole: deleteRole,
  DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
  PutRolePermissionsBoundary: putRolePermissionsBoundary,
  TagRole: tagRole,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
};
