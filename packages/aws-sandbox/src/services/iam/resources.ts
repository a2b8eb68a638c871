import type { AccessCheck } from '../../service';
import type { Identity } from '../../world/entities';
import type { IamState } from './IamState';

/** The ARN that a request about a name is authorised for, whether or not anything has that name. */
export function arnOf(
  kind: 'role' | 'user' | 'instance-profile',
  name: string,
  { account }: IamState,
): string {
  const all = {
    role: account.roles,
    user: account.users,
    'instance-profile': account.instanceProfiles,
  }[kind];
  return all.get(name)?.arn ?? `arn:aws:iam::${account.id}:${kind}/${name}`;
}

/** Condition keys of a tagged user or role. Source: Service Authorization Reference, "AWS IAM". */
function tagKeys(identity: Identity | undefined): Record<string, string> {
  return Object.fromEntries(
    (identity?.tags ?? []).flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`iam:ResourceTag/${Key}`, Value],
    ]),
  );
}

/** The check of an action on one role. */
export function onRole(
  action: string,
  name: string,
  state: IamState,
): AccessCheck[] {
  const context = tagKeys(state.account.roles.get(name));
  return [{ action, resource: arnOf('role', name, state), context }];
}

/** The check of an action on one user. */
export function onUser(
  action: string,
  name: string,
  state: IamState,
): AccessCheck[] {
  const context = tagKeys(state.account.users.get(name));
  return [{ action, resource: arnOf('user', name, state), context }];
}

/** The check of a list action, which IAM authorises for a pattern of ARNs of the account. */
export function onAll(
  action: string,
  kind: string,
  { account }: IamState,
): AccessCheck[] {
  return [{ action, resource: `arn:aws:iam::${account.id}:${kind}/` }];
}
