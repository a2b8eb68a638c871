import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../../service';
import type { InstanceProfile } from '../../../world/entities';
import { toSecond } from '../../../world/relativeTime';
import { newUniqueId } from '../../../world/uniqueId';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findInstanceProfile, findRole } from '../lookups';
import { newArn, onInstanceProfile, onNew, onRole } from '../resources';
import { instanceProfileShape } from '../shapes';
import { isTaken } from './nameTaken';
import { checkRequest } from './requestMembers';
import { readTags, requestTagKeys } from './tags';

const createInstanceProfile: Operation<
  IamState,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    const { Path: path, InstanceProfileName: name, Tags } = input;
    const actions = [
      'iam:CreateInstanceProfile',
      ...(Tags?.length ? ['iam:TagInstanceProfile'] : []),
    ];
    const resource = { kind: 'instance-profile', path, name } as const;
    return actions.flatMap(action =>
      onNew(action, resource, state, requestTagKeys(Tags)),
    );
  },
  handle: (input, { state, now }) => {
    const { InstanceProfileName: name = '', Path: path = '/', Tags } = input;
    const { instanceProfiles } = state.account;
    if (isTaken(name, instanceProfiles.values())) {
      throw iamError(
        'EntityAlreadyExists',
        `Instance Profile ${name} already exists.`,
      );
    }
    const profile: InstanceProfile = {
      name,
      path,
      arn: newArn({ kind: 'instance-profile', path, name }, state),
      id: newUniqueId('instanceProfile'),
      created: toSecond(now),
      roles: [],
      tags: readTags(Tags),
    };
    instanceProfiles.set(name, profile);
    return { InstanceProfile: instanceProfileShape(profile) };
  },
};

/** Whoever puts a role into a profile passes it to EC2. Source: IAM API Reference, AddRoleToInstanceProfile. */
const addRoleToInstanceProfile: Operation<
  IamState,
  AddRoleToInstanceProfileRequest,
  void
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    const { InstanceProfileName: name = '', RoleName = '' } = input;
    return [
      ...onInstanceProfile('iam:AddRoleToInstanceProfile', name, state),
      ...onRole('iam:PassRole', RoleName, state, {
        'iam:PassedToService': 'ec2.amazonaws.com',
      }),
    ];
  },
  handle: ({ InstanceProfileName, RoleName }, { state }) => {
    const profile = findInstanceProfile(state, InstanceProfileName);
    const role = findRole(state, RoleName);
    if (profile.roles.length > 0) {
      throw iamError(
        'LimitExceeded',
        'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      );
    }
    profile.roles = [role];
  },
};

const removeRoleFromInstanceProfile: Operation<
  IamState,
  RemoveRoleFromInstanceProfileRequest,
  void
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    const { InstanceProfileName: name = '' } = input;
    return onInstanceProfile('iam:RemoveRoleFromInstanceProfile', name, state);
  },
  handle: ({ InstanceProfileName, RoleName }, { state }) => {
    const profile = findInstanceProfile(state, InstanceProfileName);
    const role = findRole(state, RoleName);
    if (!profile.roles.includes(role)) {
      throw iamError(
        'NoSuchEntity',
        `The role with name ${role.name} cannot be found.`,
      );
    }
    profile.roles = [];
  },
};

const deleteInstanceProfile: Operation<
  IamState,
  DeleteInstanceProfileRequest,
  void
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    const { InstanceProfileName: name = '' } = input;
    return onInstanceProfile('iam:DeleteInstanceProfile', name, state);
  },
  handle: ({ InstanceProfileName }, { state }) => {
    const profile = findInstanceProfile(state, InstanceProfileName);
    if (profile.roles.length > 0) {
      throw iamError(
        'DeleteConflict',
        'Cannot delete entity, must remove roles from instance profile first.',
      );
    }
    state.account.instanceProfiles.delete(profile.name);
  },
};

/** What changes instance profiles. */
export const instanceProfileWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  CreateInstanceProfile: createInstanceProfile,
  DeleteInstanceProfile: deleteInstanceProfile,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
};
