import type { Policy } from 'iam-policy-engine';
import { awsManagedPolicies } from './awsManagedPolicyCatalog';
import type {
  InstanceProfile,
  ManagedPolicy,
  Role,
  Tag,
  User,
} from './entities';
import type { OidcProvider } from './OidcProvider';

/** What an account is made of. */
export interface AccountParts {
  readonly id: string;
  readonly alias?: string;
  readonly users: ReadonlyMap<string, User>;
  readonly roles: Map<string, Role>;
  /** Customer managed policies by ARN. */
  readonly policies: Map<string, ManagedPolicy>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
  /** By ARN. */
  readonly oidcProviders: ReadonlyMap<string, OidcProvider>;
  /** One list per organisation level, root first; undefined outside an organisation. */
  readonly scp?: readonly (readonly Policy[])[];
  readonly rcp?: readonly (readonly Policy[])[];
  readonly disabledRegions: ReadonlySet<string>;
}

/**
 * An AWS account with its IAM.
 *
 * @public
 */
export class Account implements AccountParts {
  readonly id: string;
  readonly alias?: string;
  readonly users: ReadonlyMap<string, User>;
  readonly roles: Map<string, Role>;
  readonly policies: Map<string, ManagedPolicy>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
  readonly oidcProviders: ReadonlyMap<string, OidcProvider>;
  readonly scp?: readonly (readonly Policy[])[];
  readonly rcp?: readonly (readonly Policy[])[];
  readonly disabledRegions: ReadonlySet<string>;

  private constructor(parts: AccountParts) {
    this.id = parts.id;
    this.alias = parts.alias;
    this.users = parts.users;
    this.roles = parts.roles;
    this.policies = parts.policies;
    this.instanceProfiles = parts.instanceProfiles;
    this.oidcProviders = parts.oidcProviders;
    this.scp = parts.scp;
    this.rcp = parts.rcp;
    this.disabledRegions = parts.disabledRegions;
  }

  static create(parts: AccountParts): Account {
    return new Account(parts);
  }

  /** Finds a managed policy of this account or of AWS. */
  managedPolicy(arn: string): ManagedPolicy | undefined {
    return this.policies.get(arn) ?? awsManagedPolicies().get(arn);
  }

  /** Finds a role by its ARN, path included. */
  roleByArn(arn: string): Role | undefined {
    const role = this.roles.get(arn.slice(arn.lastIndexOf('/') + 1));
    return role?.arn === arn ? role : undefined;
  }

  /** Finds a user by its ARN, path included. */
  userByArn(arn: string): User | undefined {
    const user = this.users.get(arn.slice(arn.lastIndexOf('/') + 1));
    return user?.arn === arn ? user : undefined;
  }
}

/** Tags of the seed's form in AWS's. */
export function toTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
