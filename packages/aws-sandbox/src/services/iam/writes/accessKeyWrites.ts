import { randomBytes } from 'node:crypto';
import type {
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  UpdateAccessKeyRequest,
} from '@aws-sdk/client-iam';
import type { Operation, OperationContext } from '../../../service';
import type { AccessKey, User } from '../../../world/entities';
import { toSecond } from '../../../world/relativeTime';
import { base32Characters, ID_PREFIXES } from '../../../world/uniqueId';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findUser } from '../lookups';
import { onUser } from '../resources';
import { accessKeyShape } from '../shapes';
import { userNameOf } from '../userNameOf';
import { checkRequest } from './requestMembers';

/** Source: IAM User Guide, "IAM and AWS STS quotas". */
const KEYS_PER_USER = 2;

/** A write to the keys of a user, the caller where the request names none. */
function accessKeyWrite<
  TInput extends { UserName?: string | undefined },
  TOutput,
>(
  operation: string,
  write: (
    user: User,
    input: TInput,
    context: OperationContext<IamState>,
  ) => TOutput,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: (input, { state, caller }) => {
      checkRequest(input);
      return onUser(`iam:${operation}`, userNameOf(input, caller), state);
    },
    handle: (input, context) => {
      const user = findUser(context.state, userNameOf(input, context.caller));
      return write(user, input, context);
    },
  };
}

function findKey(user: User, id: string | undefined): AccessKey {
  const key = user.accessKeys.find(each => each.id === id);
  if (!key) {
    throw iamError(
      'NoSuchEntity',
      `The Access Key with id ${id} cannot be found.`,
    );
  }
  return key;
}

const createAccessKey = accessKeyWrite<
  CreateAccessKeyRequest,
  CreateAccessKeyResponse
>('CreateAccessKey', (user, _input, { state, now }) => {
  if (user.accessKeys.length >= KEYS_PER_USER) {
    throw iamError(
      'LimitExceeded',
      `Cannot exceed quota for AccessKeysPerUser: ${KEYS_PER_USER}`,
    );
  }
  const key: AccessKey = {
    id: ID_PREFIXES.accessKey + base32Characters(randomBytes(16)),
    secret: randomBytes(30).toString('base64'),
    userName: user.name,
    accountId: user.accountId,
    status: 'Active',
    created: toSecond(now),
  };
  state.world.addAccessKey(user, key);
  return {
    AccessKey: {
      ...accessKeyShape(key),
      UserName: user.name,
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
    },
  };
});

const updateAccessKey = accessKeyWrite<UpdateAccessKeyRequest, void>(
  'UpdateAccessKey',
  (user, { AccessKeyId, Status }) => {
    findKey(user, AccessKeyId).status =
      Status === 'Active' ? 'Active' : 'Inactive';
  },
);

const deleteAccessKey = accessKeyWrite<DeleteAccessKeyRequest, void>(
  'DeleteAccessKey',
  (user, { AccessKeyId }, { state }) => {
    const key = findKey(user, AccessKeyId);
    state.world.removeAccessKey({ key, user });
  },
);

/** What changes the access keys of users. */
export const accessKeyWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  CreateAccessKey: createAccessKey,
  DeleteAccessKey: deleteAccessKey,
  UpdateAccessKey: updateAccessKey,
};
