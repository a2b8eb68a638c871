import type { Policy } from 'iam-policy-engine';
import { createHash, randomUUID } from 'node:crypto';
import type { SeedReader } from '../../world/SeedReader';
import type { SecretSeed } from './seed';

/** One version of a secret. */
export interface SecretVersion {
  readonly id: string;
  readonly value: string;
  readonly created: Date;
  /** `AWSCURRENT`, `AWSPREVIOUS`; versions without a stage are gone. */
  stages: string[];
}

/** A secret with its versions, newest first. */
export interface StoredSecret {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly description?: string;
  readonly keyArn?: string;
  readonly policy?: Policy;
  readonly created: Date;
  readonly rotated?: Date;
  readonly versions: SecretVersion[];
}

/** An account's part of the seed, as far as Secrets Manager is concerned. */
export interface AccountSecretsSeed {
  readonly id: string;
  readonly regions: Readonly<
    Record<string, { readonly secrets: readonly SecretSeed[] }>
  >;
}

/** Where a request looks for secrets that it calls by name. */
export interface SecretPlace {
  readonly accountId: string;
  readonly region: string;
}

function secretArn(name: string, { accountId, region }: SecretPlace): string {
  const suffix = createHash('sha256')
    .update(`${accountId}/${region}/${name}`)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 6);
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${suffix}`;
}

function newVersion(
  value: string,
  created: Date,
  stage: string,
): SecretVersion {
  return { id: randomUUID(), value, created, stages: [stage] };
}

/** Secrets Manager of all accounts and regions. */
export class SecretWorld {
  readonly #secrets = new Map<string, StoredSecret>();

  private constructor() {}

  static create(
    accounts: readonly AccountSecretsSeed[],
    reader: SeedReader,
  ): SecretWorld {
    const world = new SecretWorld();
    for (const { id: accountId, regions } of accounts) {
      for (const [region, { secrets }] of Object.entries(regions)) {
        for (const seed of secrets) {
          world.#add(seed, { accountId, region }, reader);
        }
      }
    }
    return world;
  }

  /**
   * Finds a secret.
   *
   * @param id - name or ARN; the ARN may lack its random suffix
   */
  find(id: string, place: SecretPlace): StoredSecret | undefined {
    if (!id.startsWith('arn:')) {
      return this.#secrets.get(secretArn(id, place));
    }
    const named = [...this.#secrets.values()].find(
      ({ arn }) => arn.replace(/-\w{6}$/, '') === id,
    );
    return this.#secrets.get(id) ?? named;
  }

  /** Makes a value the current one; the one before stays as the previous one. */
  put(secret: StoredSecret, value: string, created: Date): SecretVersion {
    for (const version of secret.versions) {
      const wasCurrent = version.stages.includes('AWSCURRENT');
      version.stages = wasCurrent ? ['AWSPREVIOUS'] : [];
    }
    const version = newVersion(value, created, 'AWSCURRENT');
    secret.versions.unshift(version);
    return version;
  }

  #add(seed: SecretSeed, place: SecretPlace, reader: SeedReader): void {
    const { name, description, keyArn, value, previousValue, policy } = seed;
    const created = reader.time(seed.created);
    const rotated =
      seed.rotated === undefined ? undefined : reader.time(seed.rotated);
    const at = `accounts[${place.accountId}].regions.${place.region}.secrets[${name}].policy`;
    const arn = secretArn(name, place);
    this.#secrets.set(arn, {
      name,
      arn,
      accountId: place.accountId,
      description,
      keyArn,
      policy:
        policy === undefined
          ? undefined
          : reader.policy(policy, { type: 'resource', id: name }, at),
      created,
      rotated,
      versions: [
        newVersion(value, rotated ?? created, 'AWSCURRENT'),
        ...(previousValue === undefined
          ? []
          : [newVersion(previousValue, created, 'AWSPREVIOUS')]),
      ],
    });
  }
}
