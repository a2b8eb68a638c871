import { createHash } from 'node:crypto';
import type { SeedReader } from '../../../world/SeedReader';
import { Delivery } from '../deliveries/Delivery';
import { parseDuration } from '../deliveries/duration';
import { LAYOUTS } from '../deliveries/layouts';
import { Bucket, type PublicAccessBlock } from './Bucket';
import type { BucketSeed, DeliverySeed, EncryptionSeed } from './bucketSeed';
import { generatedBody } from './generatedBody';
import type { Encryption, ObjectRecord } from './ObjectRecord';

/** Part of the interval by which a delivery may be late unless the seed says so. */
const DEFAULT_JITTER = 0.1;

function toEncryption(seed: EncryptionSeed): Encryption | undefined {
  return seed === 'none' ? undefined : seed;
}

function toPublicAccessBlock(
  seed: BucketSeed['publicAccessBlock'],
): PublicAccessBlock | undefined {
  return (
    seed && {
      BlockPublicAcls: seed.blockPublicAcls,
      IgnorePublicAcls: seed.ignorePublicAcls,
      BlockPublicPolicy: seed.blockPublicPolicy,
      RestrictPublicBuckets: seed.restrictPublicBuckets,
    }
  );
}

function toDelivery(
  accountId: string,
  bucket: BucketSeed,
  seed: DeliverySeed,
  reader: SeedReader,
): Delivery {
  const intervalMs = parseDuration(seed.every) ?? 0;
  const jitterMs = parseDuration(seed.jitter ?? '');
  if (jitterMs !== undefined && jitterMs >= intervalMs) {
    reader.report(
      `accounts[${accountId}].buckets[${bucket.name}].deliveries[${seed.prefix}].jitter`,
      `'${seed.jitter}' is not shorter than the interval '${seed.every}'`,
    );
  }
  return Delivery.create({
    place: {
      accountId,
      region: bucket.region,
      bucket: bucket.name,
      prefix: seed.prefix,
    },
    layout: LAYOUTS[seed.layout],
    intervalMs,
    jitterMs: jitterMs ?? intervalMs * DEFAULT_JITTER,
    size: seed.size,
    from: reader.time(seed.from),
    until: seed.until === 'now' ? undefined : reader.time(seed.until),
    encryption: toEncryption(seed.encryption ?? bucket.encryption),
  });
}

function toObject(
  bucket: BucketSeed,
  seed: BucketSeed['objects'][number],
  reader: SeedReader,
): ObjectRecord {
  const { key, body, size = 0, contentType } = seed;
  const content = () =>
    body === undefined ? generatedBody(key, size) : Buffer.from(body);
  const bytes = content();
  return {
    key,
    size: bytes.length,
    lastModified: reader.time(seed.lastModified),
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    encryption: toEncryption(seed.encryption ?? bucket.encryption),
    headers: { contentType },
    body: content,
  };
}

/** Builds a bucket from its part of the seed; problems go to the reader. */
export function bucketFromSeed(
  accountId: string,
  seed: BucketSeed,
  reader: SeedReader,
): Bucket {
  const arn = `arn:aws:s3:::${seed.name}`;
  const place = `accounts[${accountId}].buckets[${seed.name}].policy`;
  const bucket = Bucket.create({
    name: seed.name,
    accountId,
    region: seed.region,
    created: reader.time(seed.created),
    settings: {
      encryption: toEncryption(seed.encryption),
      policy:
        seed.policy === undefined
          ? undefined
          : reader.policy(
              seed.policy,
              { type: 'resource', id: seed.name, arn },
              place,
            ),
      publicAccessBlock: toPublicAccessBlock(seed.publicAccessBlock),
      versioning: seed.versioning,
      ownership: seed.ownership,
    },
    deliveries: seed.deliveries.map(delivery =>
      toDelivery(accountId, seed, delivery, reader),
    ),
  });
  for (const object of seed.objects) {
    bucket.put(toObject(seed, object, reader));
  }
  return bucket;
}
