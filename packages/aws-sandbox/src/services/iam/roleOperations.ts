import type {
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  GetRoleRequest,
  GetRoleResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  ListRolesRequest,
  ListRolesResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../service';
import type { IamState } from './IamState';
import { findInlinePolicy, findInstanceProfile, findRole } from './lookups';
import { paginate } from './pagination';
import { onAll, onInstanceProfile, onRole } from './resources';
import {
  encodedDocument,
  instanceProfileShape,
  listedInstanceProfile,
  listedRole,
  roleShape,
} from './shapes';

/** A role's operation: authorised for the role. */
function roleOperation<
  TInput extends { RoleName: string | undefined },
  TOutput,
>(
  name: string,
  handle: (input: TInput, state: IamState) => TOutput,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: ({ RoleName = '' }, { state }) =>
      onRole(`iam:${name}`, RoleName, state),
    handle: (input, { state }) => handle(input, state),
  };
}

const getRole = roleOperation<GetRoleRequest, GetRoleResponse>(
  'GetRole',
  ({ RoleName }, state) => ({ Role: roleShape(findRole(state, RoleName)) }),
);

const listRoles: Operation<IamState, ListRolesRequest, ListRolesResponse> = {
  checks: ({ PathPrefix = '/' }, { state }) =>
    onAll('iam:ListRoles', `role${PathPrefix.replace(/\/$/, '')}`, state),
  handle: (input, { state: { account } }) => {
    const roles = [...account.roles.values()]
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    const { items, ...rest } = paginate(roles, input);
    return { Roles: items.map(listedRole), ...rest };
  },
};

const listRolePolicies = roleOperation<
  ListRolePoliciesRequest,
  ListRolePoliciesResponse
>('ListRolePolicies', (input, state) => {
  const role = findRole(state, input.RoleName);
  const names = [...role.inlinePolicies.keys()].sort();
  const { items, ...rest } = paginate(names, input);
  return { PolicyNames: items, ...rest };
});

const getRolePolicy = roleOperation<
  GetRolePolicyRequest,
  GetRolePolicyResponse
>('GetRolePolicy', ({ RoleName, PolicyName }, state) => {
  const role = findRole(state, RoleName);
  const policy = findInlinePolicy(role, PolicyName);
  return {
    RoleName: role.name,
    PolicyName,
    PolicyDocument: encodedDocument(policy),
  };
});

const listAttachedRolePolicies = roleOperation<
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse
>('ListAttachedRolePolicies', (input, state) => {
  const attached = findRole(state, input.RoleName).attachedPolicies.filter(
    ({ path }) => path.startsWith(input.PathPrefix ?? '/'),
  );
  const { items, ...rest } = paginate(attached, input);
  return {
    AttachedPolicies: items.map(({ name, arn }) => ({
      PolicyName: name,
      PolicyArn: arn,
    })),
    ...rest,
  };
});

const listInstanceProfilesForRole = roleOperation<
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse
>('ListInstanceProfilesForRole', (input, state) => {
  const role = findRole(state, input.RoleName);
  const profiles = [...state.account.instanceProfiles.values()].filter(
    ({ roles }) => roles.includes(role),
  );
  const { items, ...rest } = paginate(profiles, input);
  return { InstanceProfiles: items.map(listedInstanceProfile), ...rest };
});

const getInstanceProfile: Operation<
  IamState,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse
> = {
  checks: ({ InstanceProfileName: name = '' }, { state }) =>
    onInstanceProfile('iam:GetInstanceProfile', name, state),
  handle: ({ InstanceProfileName: name }, { state }) => ({
    InstanceProfile: instanceProfileShape(findInstanceProfile(state, name)),
  }),
};

/** What IAM tells about roles and the instance profiles that carry them. */
export const roleOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  GetInstanceProfile: getInstanceProfile,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListRolePolicies: listRolePolicies,
  ListRoles: listRoles,
};
