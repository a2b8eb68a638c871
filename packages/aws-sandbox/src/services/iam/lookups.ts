import { AwsError } from '../../service';
import type {
  InstanceProfile,
  ManagedPolicy,
  Role,
  User,
} from '../../world/entities';
import type { OidcProvider } from '../../world/OidcProvider';
import type { IamState } from './IamState';

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/** The role of a name, or IAM's refusal. */
export function findRole({ account }: IamState, name = ''): Role {
  const role = account.roles.get(name);
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

/** The user of a name, or IAM's refusal. */
export function findUser({ account }: IamState, name = ''): User {
  const user = account.users.get(name);
  if (!user) {
    throw noSuchEntity(`The user with name ${name} cannot be found.`);
  }
  return user;
}

/** The managed policy of an ARN, the account's own or AWS's. */
export function findPolicy({ account }: IamState, arn = ''): ManagedPolicy {
  const policy = account.managedPolicy(arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
  return policy;
}

/** The instance profile of a name. */
export function findInstanceProfile(
  { account }: IamState,
  name = '',
): InstanceProfile {
  const profile = account.instanceProfiles.get(name);
  if (!profile) {
    throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  }
  return profile;
}

/** The OIDC provider of an ARN. */
export function findOidcProvider(
  { account }: IamState,
  arn = '',
): OidcProvider {
  const provider = account.oidcProviders.get(arn);
  if (!provider) {
    throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  }
  return provider;
}

/** The inline policy of a name. */
export function findInlinePolicy(
  identity: Role | User,
  name = '',
): NonNullable<ReturnType<Role['inlinePolicies']['get']>> {
  const policy = identity.inlinePolicies.get(name);
  if (!policy) {
    throw noSuchEntity(
      `The ${identity.kind} policy with name ${name} cannot be found.`,
    );
  }
  return policy;
}
