import type {
  InstanceProfile,
  ManagedPolicy,
  PolicyVersion,
  Role,
  User,
} from '../../world/entities';
import type { OidcProvider } from '../../world/OidcProvider';
import { iamError } from './iamError';
import type { IamState } from './IamState';

/** The role of a name, or IAM's refusal. */
export function findRole({ account }: IamState, name = ''): Role {
  const role = account.roles.get(name);
  if (!role) {
    throw iamError(
      'NoSuchEntity',
      `The role with name ${name} cannot be found.`,
    );
  }
  return role;
}

/** The user of a name, or IAM's refusal. */
export function findUser({ account }: IamState, name = ''): User {
  const user = account.users.get(name);
  if (!user) {
    throw iamError(
      'NoSuchEntity',
      `The user with name ${name} cannot be found.`,
    );
  }
  return user;
}

/** The managed policy of an ARN, the account's own or AWS's. */
export function findPolicy({ account }: IamState, arn = ''): ManagedPolicy {
  const policy = account.managedPolicy(arn);
  if (!policy) {
    throw iamError(
      'NoSuchEntity',
      `Policy ${arn} does not exist or is not attachable.`,
    );
  }
  return policy;
}

/** A policy that is to be a permissions boundary. */
export function findBoundary(
  arn: string,
  { account }: IamState,
): ManagedPolicy {
  const policy = account.managedPolicy(arn);
  if (!policy) {
    throw iamError(
      'NoSuchEntity',
      `Scope ARN: ${arn} does not exist or is not attachable.`,
    );
  }
  return policy;
}

/** A version of a managed policy. */
export function findVersion(policy: ManagedPolicy, id = ''): PolicyVersion {
  const version = policy.versions.find(v => v.id === id);
  if (!version) {
    throw iamError(
      'NoSuchEntity',
      `Policy ${policy.arn} version ${id} does not exist or is not attachable.`,
    );
  }
  return version;
}

/** The instance profile of a name. */
export function findInstanceProfile(
  { account }: IamState,
  name = '',
): InstanceProfile {
  const profile = account.instanceProfiles.get(name);
  if (!profile) {
    throw iamError('NoSuchEntity', `Instance Profile ${name} cannot be found.`);
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
    throw iamError(
      'NoSuchEntity',
      `OpenIDConnect Provider not found for arn ${arn}`,
    );
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
    throw iamError(
      'NoSuchEntity',
      `The ${identity.kind} policy with name ${name} cannot be found.`,
    );
  }
  return policy;
}
