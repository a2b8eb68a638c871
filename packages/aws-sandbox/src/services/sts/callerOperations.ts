import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts';
import { AwsError, type Operation } from '../../service';
import { credentialsOf } from './assumeRole';
import { checkConstraints } from './constraints';
import type { StsState } from './StsState';

/** `sts:GetCallerIdentity`, which needs no permission. */
export const getCallerIdentity: Operation<
  StsState,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse
> = {
  checks: () => [],
  handle: (_input, { caller }) => ({
    Account: caller.accountId,
    Arn: caller.principal.arn,
    UserId: caller.principal.userId,
  }),
};

/** Seconds that GetSessionToken lasts unless asked otherwise. */
const USER_SESSION_SECONDS = 43_200;

/** `sts:GetSessionToken`, for users' long-lived keys only. It needs no permission. */
export const getSessionToken: Operation<
  StsState,
  GetSessionTokenRequest,
  GetSessionTokenResponse
> = {
  checks: (input, { caller }) => {
    checkConstraints('GetSessionToken', input);
    if (caller.identity?.kind !== 'user') {
      throw new AwsError(
        'AccessDenied',
        'Cannot call GetSessionToken with session credentials',
        403,
      );
    }
    return [];
  },
  handle: (input, { caller, now, state }) => {
    if (caller.identity?.kind !== 'user') {
      throw new AwsError('AccessDenied', 'Only users have session tokens', 403);
    }
    const seconds = input.DurationSeconds ?? USER_SESSION_SECONDS;
    const session = state.sessions.issue({
      kind: 'user',
      user: caller.identity,
      accountId: caller.identity.accountId,
      issuedAt: now,
      expiresAt: new Date(now.getTime() + seconds * 1000),
      tags: [],
      transitiveTagKeys: [],
    });
    return { Credentials: credentialsOf(session) };
  },
};

/** `sts:GetAccessKeyInfo`: the account of any key. */
export const getAccessKeyInfo: Operation<
  StsState,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse
> = {
  checks: input => {
    checkConstraints('GetAccessKeyInfo', input);
    return [{ action: 'sts:GetAccessKeyInfo', resource: '*' }];
  },
  handle: ({ AccessKeyId: id = '' }, { state }) => {
    const accountId =
      state.sessions.find(id)?.accountId ??
      state.world.keyOwner(id)?.user.accountId;
    if (!accountId) {
      throw new AwsError(
        'ValidationError',
        `${id} is not a valid access key id`,
      );
    }
    return { Account: accountId };
  },
};

/** `sts:DecodeAuthorizationMessage`. */
export const decodeAuthorizationMessage: Operation<
  StsState,
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse
> = {
  checks: input => {
    checkConstraints('DecodeAuthorizationMessage', input);
    return [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }];
  },
  handle: ({ EncodedMessage: message = '' }, { state }) => ({
    DecodedMessage: state.messages.decode(message),
  }),
};
