import type { Policy } from 'iam-policy-engine';
import { Account, toTags } from './Account';
import { awsManagedPolicies } from './awsManagedPolicyCatalog';
import type {
  Identity,
  InstanceProfile,
  ManagedPolicy,
  Role,
  User,
} from './entities';
import type { OidcProvider } from './OidcProvider';
import type { SeedDocument, SeedReader } from './SeedReader';
import type {
  AccountIamSeed,
  InstanceProfileSeed,
  ManagedPolicySeed,
  OidcProviderSeed,
  RoleSeed,
  UserSeed,
} from './seedSchema';
import { uniqueId } from './uniqueId';

/** What reading the parts of one account needs. */
interface AccountReading {
  readonly accountId: string;
  readonly reader: SeedReader;
  /** Managed policies that can be attached, by ARN. */
  readonly policies: ReadonlyMap<string, ManagedPolicy>;
}

function uniquelyNamed<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  place: string,
  reader: SeedReader,
): Map<string, T> {
  const byName = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    if (byName.has(name)) {
      reader.report(place, `'${name}' is there twice; names are unique`);
    }
    byName.set(name, item);
  }
  return byName;
}

function versionNumber(id: string): number {
  return Number(id.slice(1));
}

function readManagedPolicy(
  seed: ManagedPolicySeed,
  { accountId, reader }: Pick<AccountReading, 'accountId' | 'reader'>,
): ManagedPolicy {
  const arn = `arn:aws:iam::${accountId}:policy${seed.path}${seed.name}`;
  const place = `accounts[${accountId}].policies[${seed.name}]`;
  const versions = seed.versions ?? [
    { id: 'v1', document: seed.document ?? {}, default: true },
  ];
  return {
    name: seed.name,
    path: seed.path,
    arn,
    id: uniqueId('managedPolicy', accountId, seed.name),
    description: seed.description,
    created: reader.time(seed.created),
    versions: versions
      .map(version => ({
        id: version.id,
        policy: reader.policy(
          version.document,
          { type: 'identity', id: seed.name, arn },
          `${place}.${version.id}`,
        ),
        created: reader.time(
          ('created' in version ? version.created : undefined) ?? seed.created,
        ),
        isDefault: version.default,
      }))
      .sort((a, b) => versionNumber(b.id) - versionNumber(a.id)),
    latestVersion: Math.max(...versions.map(({ id }) => versionNumber(id))),
    tags: [],
    isAwsManaged: false,
  };
}

function readIdentity(
  kind: 'user' | 'role',
  seed: UserSeed | RoleSeed,
  { accountId, reader, policies }: AccountReading,
): Identity {
  const place = `accounts[${accountId}].${kind}s[${seed.name}]`;
  const find = (arn: string, member: string): ManagedPolicy[] => {
    const policy = policies.get(arn);
    if (!policy) {
      reader.report(
        `${place}.${member}`,
        `${arn} is neither in the account's policies nor an AWS managed policy that the sandbox knows`,
      );
    }
    return policy ? [policy] : [];
  };
  return {
    name: seed.name,
    path: seed.path,
    arn: `arn:aws:iam::${accountId}:${kind}${seed.path}${seed.name}`,
    id: uniqueId(kind, accountId, seed.name),
    accountId,
    created: reader.time(seed.created),
    inlinePolicies: new Map(
      Object.entries(seed.inlinePolicies).map(([name, document]) => [
        name,
        reader.policy(
          document,
          { type: 'identity', id: name },
          `${place}.inlinePolicies.${name}`,
        ),
      ]),
    ),
    attachedPolicies: seed.attachedPolicies.flatMap(arn =>
      find(arn, 'attachedPolicies'),
    ),
    permissionsBoundary: (seed.permissionsBoundary === undefined
      ? []
      : find(seed.permissionsBoundary, 'permissionsBoundary'))[0],
    tags: toTags(seed.tags),
  };
}

function readUser(seed: UserSeed, reading: AccountReading): User {
  const { reader, accountId } = reading;
  return {
    kind: 'user',
    ...readIdentity('user', seed, reading),
    accessKeys: seed.accessKeys.map(key => ({
      id: key.id,
      secret: key.secret,
      userName: seed.name,
      accountId,
      status: key.status,
      created: reader.time(key.created),
      lastUsed: key.lastUsed && {
        ...key.lastUsed,
        at: reader.time(key.lastUsed.at),
      },
    })),
  };
}

function readRole(seed: RoleSeed, reading: AccountReading): Role {
  const { reader, accountId } = reading;
  return {
    kind: 'role',
    ...readIdentity('role', seed, reading),
    description: seed.description,
    trust: reader.policy(
      seed.trust,
      { type: 'trust', id: seed.name },
      `accounts[${accountId}].roles[${seed.name}].trust`,
    ),
    maxSessionDuration: seed.maxSessionDuration,
    lastUsed: seed.lastUsed && {
      at: reader.time(seed.lastUsed.at),
      region: seed.lastUsed.region,
    },
    serviceUse:
      seed.serviceUse &&
      new Map(
        Object.entries(seed.serviceUse).map(([service, { at, region }]) => [
          service,
          { at: reader.time(at), region },
        ]),
      ),
  };
}

function readInstanceProfile(
  seed: InstanceProfileSeed,
  roles: ReadonlyMap<string, Role>,
  { accountId, reader }: AccountReading,
): InstanceProfile {
  return {
    name: seed.name,
    path: seed.path,
    arn: `arn:aws:iam::${accountId}:instance-profile${seed.path}${seed.name}`,
    id: uniqueId('instanceProfile', accountId, seed.name),
    created: reader.time(seed.created),
    roles: seed.roles.flatMap(name => {
      const role = roles.get(name);
      if (!role) {
        reader.report(
          `accounts[${accountId}].instanceProfiles[${seed.name}].roles`,
          `there is no role '${name}' in the account`,
        );
      }
      return role ? [role] : [];
    }),
    tags: [],
  };
}

function readOidcProvider(
  seed: OidcProviderSeed,
  { accountId, reader }: AccountReading,
): OidcProvider {
  const issuer = reader.issuer(seed.url);
  return {
    arn: `arn:aws:iam::${accountId}:oidc-provider/${issuer.hostAndPath}`,
    issuer,
    clientIds: seed.clientIds,
    thumbprints: seed.thumbprints,
    created: reader.time(seed.created),
  };
}

function readLevels(
  levels: readonly (readonly SeedDocument[])[] | undefined,
  type: 'scp' | 'rcp',
  { accountId, reader }: AccountReading,
): Policy[][] | undefined {
  return levels?.map((documents, level) =>
    documents.map((document, index) => {
      const id = `${type}-${level}-${index}`;
      const place = `accounts[${accountId}].${type}s[${level}][${index}]`;
      return reader.policy(document, { type, id }, place);
    }),
  );
}

/** Builds an account from its part of the seed; problems go to the reader. */
export function accountFromSeed(
  seed: AccountIamSeed,
  reader: SeedReader,
): Account {
  const accountId = seed.id;
  const place = `accounts[${accountId}]`;
  const own = uniquelyNamed(
    seed.policies.map(p => readManagedPolicy(p, { accountId, reader })),
    policy => policy.arn,
    `${place}.policies`,
    reader,
  );
  const policies = new Map([...awsManagedPolicies(), ...own]);
  const reading: AccountReading = { accountId, reader, policies };
  const roles = uniquelyNamed(
    seed.roles.map(role => readRole(role, reading)),
    role => role.name,
    `${place}.roles`,
    reader,
  );
  return Account.create({
    id: accountId,
    alias: seed.alias,
    users: uniquelyNamed(
      seed.users.map(user => readUser(user, reading)),
      user => user.name,
      `${place}.users`,
      reader,
    ),
    roles,
    policies: own,
    instanceProfiles: uniquelyNamed(
      seed.instanceProfiles.map(p => readInstanceProfile(p, roles, reading)),
      profile => profile.name,
      `${place}.instanceProfiles`,
      reader,
    ),
    oidcProviders: uniquelyNamed(
      seed.oidcProviders.map(provider => readOidcProvider(provider, reading)),
      provider => provider.arn,
      `${place}.oidcProviders`,
      reader,
    ),
    scp: readLevels(seed.scps, 'scp', reading),
    rcp: readLevels(seed.rcps, 'rcp', reading),
    disabledRegions: new Set(seed.disabledRegions),
  });
}
