import type {
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  GetUserRequest,
  GetUserResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  ListUsersRequest,
  ListUsersResponse,
} from '@aws-sdk/client-iam';
import { AwsError, type Operation } from '../../service';
import type { IamState } from './IamState';
import { findInlinePolicy, findUser } from './lookups';
import { paginate } from './pagination';
import { onAll, onUser } from './resources';
import {
  accessKeyShape,
  encodedDocument,
  listedUser,
  userShape,
} from './shapes';
import { userNameOf } from './userNameOf';

/** A user's operation: authorised for the user. */
function userOperation<
  TInput extends { UserName?: string | undefined },
  TOutput,
>(
  name: string,
  handle: (input: TInput, state: IamState, userName: string) => TOutput,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: (input, { state, caller }) =>
      onUser(`iam:${name}`, userNameOf(input, caller), state),
    handle: (input, { state, caller }) =>
      handle(input, state, userNameOf(input, caller)),
  };
}

const getUser = userOperation<GetUserRequest, GetUserResponse>(
  'GetUser',
  (_input, state, userName) => ({
    User: userShape(findUser(state, userName)),
  }),
);

const listUsers: Operation<IamState, ListUsersRequest, ListUsersResponse> = {
  checks: ({ PathPrefix = '/' }, { state }) =>
    onAll('iam:ListUsers', `user${PathPrefix.replace(/\/$/, '')}`, state),
  handle: (input, { state: { account } }) => {
    const users = [...account.users.values()]
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    const { items, ...rest } = paginate(users, input);
    return { Users: items.map(listedUser), ...rest };
  },
};

const listUserPolicies = userOperation<
  ListUserPoliciesRequest,
  ListUserPoliciesResponse
>('ListUserPolicies', (input, state, userName) => {
  const user = findUser(state, userName);
  const names = [...user.inlinePolicies.keys()].sort();
  const { items, ...rest } = paginate(names, input);
  return { PolicyNames: items, ...rest };
});

const getUserPolicy = userOperation<
  GetUserPolicyRequest,
  GetUserPolicyResponse
>('GetUserPolicy', ({ PolicyName }, state, userName) => {
  const user = findUser(state, userName);
  const policy = findInlinePolicy(user, PolicyName);
  return {
    UserName: user.name,
    PolicyName,
    PolicyDocument: encodedDocument(policy),
  };
});

const listAttachedUserPolicies = userOperation<
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse
>('ListAttachedUserPolicies', (input, state, userName) => {
  const attached = findUser(state, userName).attachedPolicies.filter(
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

const listAccessKeys = userOperation<
  ListAccessKeysRequest,
  ListAccessKeysResponse
>('ListAccessKeys', (input, state, userName) => {
  const { accessKeys } = findUser(state, userName);
  const { items, ...rest } = paginate(accessKeys, input);
  return { AccessKeyMetadata: items.map(accessKeyShape), ...rest };
});

const getAccessKeyLastUsed: Operation<
  IamState,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse
> = {
  checks: ({ AccessKeyId: id = '' }, { state }) => {
    const owner = state.world.keyOwner(id);
    return onUser(
      'iam:GetAccessKeyLastUsed',
      owner?.user.accountId === state.account.id ? owner.user.name : '*',
      state,
    );
  },
  handle: ({ AccessKeyId: id = '' }, { state }) => {
    const owner = state.world.keyOwner(id);
    if (owner?.user.accountId !== state.account.id) {
      throw new AwsError(
        'AccessDenied',
        `Access key ${id} does not belong to this account.`,
        403,
      );
    }
    const { lastUsed } = owner.key;
    return {
      UserName: owner.user.name,
      AccessKeyLastUsed: {
        LastUsedDate: lastUsed?.at,
        ServiceName: lastUsed?.service ?? 'N/A',
        Region: lastUsed?.region ?? 'N/A',
      },
    };
  },
};

/** What IAM tells about users and their keys. */
export const userOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  GetUser: getUser,
  GetUserPolicy: getUserPolicy,
  ListAccessKeys: listAccessKeys,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  ListUserPolicies: listUserPolicies,
  ListUsers: listUsers,
};
