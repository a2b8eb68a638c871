import { createHash } from 'node:crypto';
import type { SeedReader } from '../../../world/SeedReader';
import type { Bucket } from './Bucket';
import { bucketFromSeed } from './bucketFromSeed';
import type { BucketSeed } from './bucketSeed';
import { noSuchBucket } from '../s3Errors';

/** The buckets of an account as the seed describes them. */
export interface AccountBucketsSeed {
  readonly id: string;
  readonly buckets: readonly BucketSeed[];
}

/**
 * All buckets of all accounts: their names are unique in the world.
 *
 * @public
 */
export class S3World {
  readonly #buckets = new Map<string, Bucket>();

  private constructor() {}

  /** @param reader - reads times and policies, and collects problems */
  static create(
    accounts: readonly AccountBucketsSeed[],
    reader: SeedReader,
  ): S3World {
    const world = new S3World();
    for (const { id, buckets } of accounts) {
      for (const seed of buckets) {
        if (world.#buckets.has(seed.name)) {
          reader.report(
            `accounts[${id}].buckets`,
            `'${seed.name}' is there twice; bucket names are unique over all accounts`,
          );
        }
        world.add(bucketFromSeed(id, seed, reader));
      }
    }
    return world;
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** @throws {@link AwsError} `NoSuchBucket` */
  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw noSuchBucket(name);
    return bucket;
  }

  add(bucket: Bucket): void {
    this.#buckets.set(bucket.name, bucket);
  }

  remove(name: string): void {
    this.#buckets.delete(name);
  }

  /** The buckets of an account, by name. */
  ownedBy(accountId: string): Bucket[] {
    return [...this.#buckets.values()]
      .filter(bucket => bucket.accountId === accountId)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** The canonical user id that S3 has for an account. */
export function canonicalUserId(accountId: string): string {
  return createHash('sha256').update(`canonical:${accountId}`).digest('hex');
}
