import type { AccessCheck } from '../../service';
import type { Tag } from '../../world/entities';
import { iamError } from './iamError';
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

/** Condition keys of a request by name; those without value are left out. */
export type ConditionValues = Readonly<
  Record<string, string | string[] | undefined>
>;

function valuesOf(
  conditions: ConditionValues,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(conditions).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined,
    ),
  );
}

/** Condition keys of a tagged resource. Source: Service Authorization Reference, "AWS IAM". */
function tagKeys(
  tagged: { readonly tags: readonly Tag[] } | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (tagged?.tags ?? []).flatMap(({ Key, Value }) => [
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
  conditions: ConditionValues = {},
): AccessCheck[] {
  const tags = tagKeys(state.account.roles.get(name));
  const context = { ...tags, ...valuesOf(conditions) };
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

/** The check of an action on one instance profile. */
export function onInstanceProfile(
  action: string,
  name: string,
  state: IamState,
): AccessCheck[] {
  const context = tagKeys(state.account.instanceProfiles.get(name));
  const resource = arnOf('instance-profile', name, state);
  return [{ action, resource, context }];
}

const POLICY_ARN = /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/;

/**
 * A policy's ARN, in form.
 *
 * @throws {@link AwsError} `InvalidInput`
 */
export function checkPolicyArn(arn: string): string {
  if (!POLICY_ARN.test(arn)) {
    throw iamError('InvalidInput', `ARN ${arn} is not valid.`);
  }
  return arn;
}

/** The check of an action on one managed policy. */
export function onPolicy(
  action: string,
  arn: string = '',
  { account }: IamState,
): AccessCheck[] {
  return [
    {
      action,
      resource: checkPolicyArn(arn),
      // AWS's own policies belong to no account: the caller's decides.
      resourceAccountId: account.id,
      context: tagKeys(account.managedPolicy(arn)),
    },
  ];
}

/** What is about to be created. */
export interface NewResource {
  readonly kind: 'role' | 'policy' | 'instance-profile';
  readonly path?: string;
  readonly name: string | undefined;
}

/** The ARN that something will have. */
export function newArn(
  { kind, path = '/', name = '' }: NewResource,
  { account }: IamState,
): string {
  return `arn:aws:iam::${account.id}:${kind}${path}${name}`;
}

/** The check of an action on something that does not exist yet. */
export function onNew(
  action: string,
  resource: NewResource,
  state: IamState,
  conditions: ConditionValues,
): AccessCheck[] {
  const context = valuesOf(conditions);
  return [{ action, resource: newArn(resource, state), context }];
}

/** The check of a list action, which IAM authorises for a pattern of ARNs of the account. */
export function onAll(
  action: string,
  kind: string,
  { account }: IamState,
): AccessCheck[] {
  return [{ action, resource: `arn:aws:iam::${account.id}:${kind}/` }];
}
