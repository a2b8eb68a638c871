import type {
  GetRoleCredentialsRequest,
  GetRoleCredentialsResponse,
  ListAccountRolesRequest,
  ListAccountRolesResponse,
  ListAccountsRequest,
  ListAccountsResponse,
} from '@aws-sdk/client-sso';
import type { SessionStore } from '../../identity/SessionStore';
import { AwsError, type Operation } from '../../service';
import type { World } from '../../world/World';
import type { Assignment, IdentityCenter } from './IdentityCenter';

/** What the access portal works on. */
export interface SsoState {
  readonly world: World;
  readonly sessions: SessionStore;
  readonly identityCenter: IdentityCenter;
}

/** Seconds that a session of a permission set lasts by default. */
const SESSION_SECONDS = 3_600;

interface PortalUser {
  readonly name: string;
  readonly assignments: readonly Assignment[];
}

function portalUser(
  accessToken: string | undefined,
  { identityCenter }: SsoState,
): PortalUser {
  const name = identityCenter.userOf(accessToken ?? '');
  if (name === undefined) {
    throw new AwsError(
      'UnauthorizedException',
      'Session token not found or invalid',
      401,
    );
  }
  return { name, assignments: identityCenter.assignmentsOf(name) };
}

/** The access token stands for every permission: the portal asks IAM nothing. */
const checks = () => [];

const getRoleCredentials: Operation<
  SsoState,
  GetRoleCredentialsRequest,
  GetRoleCredentialsResponse
> = {
  checks,
  handle: ({ accessToken, accountId, roleName }, { state, now }) => {
    const user = portalUser(accessToken, state);
    const assignment = user.assignments.find(
      a => a.accountId === accountId && a.permissionSet === roleName,
    );
    const account = state.world.account(assignment?.accountId ?? '');
    const role = account?.roles.get(assignment?.role ?? '');
    if (!role) throw new AwsError('ForbiddenException', 'No access', 403);
    const session = state.sessions.issue({
      kind: 'role',
      role,
      accountId: role.accountId,
      sessionName: user.name,
      issuedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      tags: [],
      transitiveTagKeys: [],
    });
    return {
      roleCredentials: {
        accessKeyId: session.accessKeyId,
        secretAccessKey: session.secretAccessKey,
        sessionToken: session.sessionToken,
        expiration: session.expiresAt.getTime(),
      },
    };
  },
};

const listAccounts: Operation<
  SsoState,
  ListAccountsRequest,
  ListAccountsResponse
> = {
  checks,
  handle: ({ accessToken }, { state }) => {
    const { assignments } = portalUser(accessToken, state);
    const ids = [...new Set(assignments.map(a => a.accountId))];
    return {
      accountList: ids.map(accountId => ({
        accountId,
        accountName: state.world.account(accountId)?.alias ?? accountId,
      })),
    };
  },
};

const listAccountRoles: Operation<
  SsoState,
  ListAccountRolesRequest,
  ListAccountRolesResponse
> = {
  checks,
  handle: ({ accessToken, accountId }, { state }) => ({
    roleList: portalUser(accessToken, state)
      .assignments.filter(a => a.accountId === accountId)
      .map(({ permissionSet }) => ({ roleName: permissionSet, accountId })),
  }),
};

/** The operations of the access portal by name. */
export const ssoOperations: Readonly<
  Record<string, Operation<SsoState, unknown, unknown>>
> = {
  GetRoleCredentials: getRoleCredentials,
  ListAccountRoles: listAccountRoles,
  ListAccounts: listAccounts,
};
