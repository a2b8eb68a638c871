import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  isRegionName,
  partitionOfRegion,
  type Failure,
} from 'backstage-plugin-aws-agents-common';
import type {
  CollectorContext,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { errorCodeOf } from '../errorCode';
import {
  encryptionOf,
  publicAccessOf,
  tlsOnlyOf,
  UNKNOWN_POSTURE,
  versioningOf,
  type BucketPosture,
} from './bucketPosture';
import type { Listing, ListingPage } from './BoundedLister';

/** What S3 answers when there is no such configuration: a fact, not a failure. */
const NOT_CONFIGURED = new Set([
  'ServerSideEncryptionConfigurationNotFoundError',
  'NoSuchPublicAccessBlockConfiguration',
  'NoSuchBucketPolicy',
]);

/** Facts of a bucket, and what could not be read. */
export interface PostureReading {
  readonly posture: BucketPosture;
  readonly failures: Failure[];
}

/** Reads one bucket as one agent's monitoring role. */
export class BucketReader {
  static create(options: {
    bucket: string;
    region: string;
    agent: ObservedAgent;
    context: CollectorContext;
  }): BucketReader {
    const { bucket, region, agent, context } = options;
    return new BucketReader(bucket, region, agent, context);
  }

  private constructor(
    private readonly bucket: string,
    private readonly region: string,
    private readonly agent: ObservedAgent,
    private readonly context: CollectorContext,
  ) {}

  /**
   * The region that the bucket is in, which S3 tells whoever asks. Only a region
   * of the agent's partition is followed.
   *
   * @throws whatever the AWS client throws
   */
  async locate(): Promise<string> {
    // The client follows S3's redirect when the bucket is elsewhere.
    const { BucketRegion: region = this.region } = await this.send(
      new HeadBucketCommand({ Bucket: this.bucket }),
    );
    if (
      !isRegionName(region) ||
      partitionOfRegion(region) !== this.agent.partition
    ) {
      throw new RangeError(
        `S3 says that the bucket is in "${region}", which is no region of partition ${this.agent.partition}`,
      );
    }
    return region;
  }

  /** @throws whatever the AWS client throws */
  async list(listing: Listing): Promise<ListingPage> {
    const page = await this.send(
      new ListObjectsV2Command({
        Bucket: this.bucket,
        Prefix: listing.prefix,
        StartAfter: listing.startAfter,
        Delimiter: listing.delimiter,
        ContinuationToken: listing.continuationToken,
      }),
    );
    return {
      objects: (page.Contents ?? []).map(({ Key, LastModified, Size }) => ({
        key: Key ?? '',
        at: LastModified ?? new Date(0),
        bytes: Size ?? 0,
      })),
      prefixes: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
      more: page.IsTruncated ?? false,
      ...(page.NextContinuationToken
        ? { continuationToken: page.NextContinuationToken }
        : {}),
    };
  }

  /** Reads what can be read; each part that fails stays unknown. */
  async posture(): Promise<PostureReading> {
    const Bucket = this.bucket;
    const { name, partition, accountId } = {
      name: this.bucket,
      partition: this.agent.partition,
      accountId: this.agent.accountId,
    };
    const parts = await Promise.all([
      this.read('GetBucketEncryption', async () => {
        const answer = await this.orNothing(
          this.send(new GetBucketEncryptionCommand({ Bucket })),
        );
        return encryptionOf(
          answer?.ServerSideEncryptionConfiguration?.Rules ?? [],
        );
      }),
      this.read('GetPublicAccessBlock', async () => {
        const answer = await this.orNothing(
          this.send(new GetPublicAccessBlockCommand({ Bucket })),
        );
        return {
          publicAccess: publicAccessOf(answer?.PublicAccessBlockConfiguration),
        };
      }),
      this.read('GetBucketPolicy', async () => {
        const answer = await this.orNothing(
          this.send(new GetBucketPolicyCommand({ Bucket })),
        );
        return {
          tlsOnly: tlsOnlyOf({ name, partition, accountId }, answer?.Policy),
        };
      }),
      this.read('GetBucketVersioning', async () => {
        const answer = await this.send(
          new GetBucketVersioningCommand({ Bucket }),
        );
        return { versioning: versioningOf(answer.Status) };
      }),
    ]);
    return {
      posture: Object.assign(
        { ...UNKNOWN_POSTURE },
        ...parts.map(part => part.facts),
      ) as BucketPosture,
      failures: parts.flatMap(({ failure }) => (failure ? [failure] : [])),
    };
  }

  private async read(
    operation: string,
    facts: () => Promise<Partial<BucketPosture>>,
  ): Promise<{ facts: Partial<BucketPosture>; failure?: Failure }> {
    try {
      return { facts: await facts() };
    } catch (error) {
      const failure = this.context.toFailure(error, {
        service: 'S3',
        operation,
        region: this.region,
      });
      return { facts: {}, failure };
    }
  }

  private async orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      if (NOT_CONFIGURED.has(errorCodeOf(error) ?? '')) {
        return undefined;
      }
      throw error;
    }
  }

  /** Like the client's `send`, and counted. */
  private readonly send: S3Client['send'] = (command: never) => {
    this.context.expectCalls(1);
    return this.context
      .client(S3Client, this.region)
      .send(command, { abortSignal: this.context.signal });
  };
}
