import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import { LruMap } from '../../LruMap';
import type { PostureReading } from './BucketReader';

/** Buckets remembered, each for every agent that looks at it. */
const MAX_BUCKETS = 20_000;
/** How a bucket is set up changes seldom: it is read once an hour, in ms. */
const KEPT_MS = 3600 * 1000;
/** Collections start a little early or late. */
const TOLERANCE_MS = 30_000;

interface Kept {
  readonly reading: PostureReading;
  readonly readAt: number;
}

/**
 * Keeps how buckets are set up, as each agent's own role has seen it. What could
 * not be read is not kept, and who asks explicitly has it read anew.
 */
export class PostureMemory {
  private readonly kept = new LruMap<string, Kept>(MAX_BUCKETS);

  static create(): PostureMemory {
    return new PostureMemory();
  }

  private constructor() {}

  /** @param read - asks S3 as the agent's role */
  async find(
    { entityRef, monitoringRoleArn }: ObservedAgent,
    bucket: string,
    { now, explicit }: { now: Date; explicit?: boolean },
    read: () => Promise<PostureReading>,
  ): Promise<PostureReading> {
    const key = JSON.stringify([entityRef, monitoringRoleArn, bucket]);
    const known = this.kept.get(key);
    const age = now.getTime() - (known?.readAt ?? -Infinity);
    if (known && !explicit && age >= 0 && age < KEPT_MS - TOLERANCE_MS) {
      return known.reading;
    }
    const reading = await read();
    if (reading.failures.length === 0) {
      this.kept.set(key, { reading, readAt: now.getTime() });
    } else {
      this.kept.delete(key);
    }
    return reading;
  }
}
