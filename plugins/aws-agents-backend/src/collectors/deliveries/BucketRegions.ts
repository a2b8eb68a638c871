import { LruMap } from '../../LruMap';

/** Buckets remembered; of others S3 is asked again. */
const MAX_BUCKETS = 20_000;

/**
 * The regions of buckets. A bucket never moves, so it is asked for once, for
 * all agents that deliver to it.
 */
export class BucketRegions {
  private readonly regions = new LruMap<string, Promise<string>>(MAX_BUCKETS);

  static create(): BucketRegions {
    return new BucketRegions();
  }

  private constructor() {}

  /**
   * @param locate - asks S3 as one agent's role. What another role was refused
   *   says nothing about this one, so it then asks for itself.
   * @throws whatever `locate` throws
   */
  async find(bucket: string, locate: () => Promise<string>): Promise<string> {
    const known = this.regions.get(bucket);
    if (known) {
      try {
        return await known;
      } catch {
        // Somebody else's failure.
      }
    }
    const own = locate();
    this.regions.set(bucket, own);
    try {
      return await own;
    } catch (error) {
      if (this.regions.get(bucket) === own) {
        this.regions.delete(bucket);
      }
      throw error;
    }
  }

  /** Has the bucket asked for again: it may have been made anew elsewhere. */
  forget(bucket: string): void {
    this.regions.delete(bucket);
  }
}
