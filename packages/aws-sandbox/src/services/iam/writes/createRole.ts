import type {
  CreateRoleRequest,
  CreateRoleResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../../service';
import type { Role } from '../../../world/entities';
import { toSecond } from '../../../world/relativeTime';
import { newUniqueId } from '../../../world/uniqueId';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findBoundary } from '../lookups';
import { checkPolicyArn, newArn, onNew } from '../resources';
import { createdRole } from '../shapes';
import { isTaken } from './nameTaken';
import { readTrustPolicy } from './policyDocuments';
import { checkRequest } from './requestMembers';
import { isProtected } from './roleWrite';
import { readTags, requestTagKeys } from './tags';

/** Seconds that sessions may last unless the role says otherwise. */
const SESSION_SECONDS = 3_600;

function newRole(input: CreateRoleRequest, now: Date, state: IamState): Role {
  const { RoleName: name = '', Path: path = '/' } = input;
  const { PermissionsBoundary: boundary } = input;
  return {
    kind: 'role',
    name,
    path,
    arn: newArn({ kind: 'role', path, name }, state),
    id: newUniqueId('role'),
    accountId: state.account.id,
    created: toSecond(now),
    description: input.Description,
    trust: readTrustPolicy(
      input.AssumeRolePolicyDocument ?? '',
      name,
      state.world,
    ),
    maxSessionDuration: input.MaxSessionDuration ?? SESSION_SECONDS,
    inlinePolicies: new Map(),
    attachedPolicies: [],
    permissionsBoundary:
      boundary === undefined ? undefined : findBoundary(boundary, state),
    tags: readTags(input.Tags),
  };
}

/** `iam:CreateRole`; with tags it needs `iam:TagRole` as well. */
export const createRole: Operation<
  IamState,
  CreateRoleRequest,
  CreateRoleResponse
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    if (isProtected(input.Path)) {
      throw iamError(
        'InvalidInput',
        `Path ${input.Path} is reserved for roles that AWS manages.`,
      );
    }
    const { Path: path, RoleName: name, Tags, PermissionsBoundary } = input;
    if (PermissionsBoundary !== undefined) checkPolicyArn(PermissionsBoundary);
    const conditions = {
      ...requestTagKeys(Tags),
      'iam:PermissionsBoundary': PermissionsBoundary,
    };
    const actions = [
      'iam:CreateRole',
      ...(Tags?.length ? ['iam:TagRole'] : []),
    ];
    return actions.flatMap(action =>
      onNew(action, { kind: 'role', path, name }, state, conditions),
    );
  },
  handle: (input, { state, now }) => {
    const role = newRole(input, now, state);
    const { roles } = state.account;
    if (isTaken(role.name, roles.values())) {
      throw iamError(
        'EntityAlreadyExists',
        `Role with name ${role.name} already exists.`,
      );
    }
    roles.set(role.name, role);
    return { Role: createdRole(role) };
  },
};
