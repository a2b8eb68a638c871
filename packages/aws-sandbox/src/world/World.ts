import type { Account } from './Account';
import { accountFromSeed } from './accountFromSeed';
import type { AccessKey, Role, User } from './entities';
import type { OidcIssuer } from './OidcIssuer';
import type { SandboxClock } from './SandboxClock';
import type { ResolvedSeed } from './seed';
import type { SeedReader } from './SeedReader';

interface WorldParts {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly organizationId?: string;
  readonly managementAccountId?: string;
  readonly delegatedAdministrators: readonly string[];
  readonly clock: SandboxClock;
  readonly keyOwners: Map<string, KeyOwner>;
  readonly issuers: ReadonlyMap<string, OidcIssuer>;
}

/** A long-lived key and the user it belongs to. */
export interface KeyOwner {
  readonly key: AccessKey;
  readonly user: User;
}

/**
 * Everything that exists in the sandbox.
 *
 * @public
 */
export class World {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly organizationId?: string;
  /** Of the organization, if there is one. */
  readonly managementAccountId?: string;
  readonly delegatedAdministrators: readonly string[];
  readonly clock: SandboxClock;
  readonly #keyOwners: Map<string, KeyOwner>;
  readonly #issuers: ReadonlyMap<string, OidcIssuer>;

  private constructor(parts: WorldParts) {
    this.accounts = parts.accounts;
    this.organizationId = parts.organizationId;
    this.managementAccountId = parts.managementAccountId;
    this.delegatedAdministrators = parts.delegatedAdministrators;
    this.clock = parts.clock;
    this.#keyOwners = parts.keyOwners;
    this.#issuers = parts.issuers;
  }

  /** Builds the world that a seed describes; problems go to the reader. */
  static create(
    seed: ResolvedSeed,
    clock: SandboxClock,
    reader: SeedReader,
  ): World {
    const accounts = new Map<string, Account>();
    const keyOwners = new Map<string, KeyOwner>();
    for (const { buckets: _b, regions: _r, ...iam } of seed.accounts) {
      if (accounts.has(iam.id)) {
        reader.report('accounts', `'${iam.id}' is there twice`);
      }
      const account = accountFromSeed(iam, reader);
      accounts.set(account.id, account);
      for (const user of account.users.values()) {
        for (const key of user.accessKeys) {
          if (keyOwners.has(key.id)) {
            reader.report(
              `accounts[${account.id}].users[${user.name}]`,
              `access key ${key.id} is there twice`,
            );
          }
          keyOwners.set(key.id, { key, user });
        }
      }
    }
    return new World({
      accounts,
      organizationId: seed.organization?.id,
      managementAccountId:
        seed.organization &&
        (seed.organization.managementAccount ?? seed.accounts[0].id),
      delegatedAdministrators: seed.organization?.delegatedAdministrators ?? [],
      clock,
      keyOwners,
      issuers: reader.issuers,
    });
  }

  account(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  /** Finds the user behind a long-lived key. */
  keyOwner(accessKeyId: string): KeyOwner | undefined {
    return this.#keyOwners.get(accessKeyId);
  }

  /** Gives a user a key. */
  addAccessKey(user: User, key: AccessKey): void {
    user.accessKeys = [...user.accessKeys, key];
    this.#keyOwners.set(key.id, { key, user });
  }

  /** Takes a key from its user: nobody can sign with it any more. */
  removeAccessKey({ key, user }: KeyOwner): void {
    user.accessKeys = user.accessKeys.filter(({ id }) => id !== key.id);
    this.#keyOwners.delete(key.id);
  }

  /** All long-lived keys, those of the seed first and in its order. */
  get accessKeys(): AccessKey[] {
    return [...this.#keyOwners.values()].map(owner => owner.key);
  }

  /** Finds a role of any account by its ARN, path included. */
  role(arn: string): Role | undefined {
    return this.account(arn.split(':')[4] ?? '')?.roleByArn(arn);
  }

  /** Finds an OIDC issuer that an account trusts, by its URL. */
  issuer(url: string): OidcIssuer | undefined {
    return this.#issuers.get(url.replace(/\/$/, ''));
  }
}
