import { z } from 'zod';
import { parseDuration } from '../deliveries/duration';
import { LAYOUT_NAMES } from '../deliveries/layouts';
import {
  policyDocumentSchema,
  seedTimeSchema,
} from '../../../world/seedSchema';

/** Server-side encryption; `none` stands for objects of the time before S3 encrypted all of them. */
const encryptionSchema = z.union([
  z.literal('none'),
  z.strictObject({
    algorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
    keyId: z.string().optional(),
    bucketKey: z.boolean().default(false),
  }),
]);

const objectSchema = z
  .strictObject({
    key: z.string().min(1).max(1024),
    body: z.string().optional(),
    /** Bytes of a body that is made up. */
    size: z.int().min(0).optional(),
    contentType: z.string().default('binary/octet-stream'),
    lastModified: seedTimeSchema.default('-1d'),
    encryption: encryptionSchema.optional(),
  })
  .refine(o => (o.body === undefined) !== (o.size === undefined), {
    error: 'an object has either a body or a size',
  });

const deliverySchema = z.strictObject({
  prefix: z.string().default(''),
  layout: z.enum(LAYOUT_NAMES),
  every: z.string().refine(text => (parseDuration(text) ?? 0) >= 60_000, {
    error: issue =>
      `'${issue.input}' is no interval: write a number and m, h or d, at least '1m'`,
  }),
  /** How much later than its time an object may arrive; shorter than the interval. */
  jitter: z
    .string()
    .refine(text => parseDuration(text) !== undefined, {
      error: issue => `'${issue.input}' is no interval, for example '30s'`,
    })
    .optional(),
  /** Bytes: a mean, and by which part of it sizes differ. */
  size: z.strictObject({
    mean: z.int().min(1),
    spread: z.number().min(0).max(1).default(0),
  }),
  from: seedTimeSchema.default('-30d'),
  /** The last delivery; `now` stands for deliveries that go on. */
  until: seedTimeSchema.default('now'),
  encryption: encryptionSchema.optional(),
});

const publicAccessBlockSchema = z.strictObject({
  blockPublicAcls: z.boolean().default(false),
  ignorePublicAcls: z.boolean().default(false),
  blockPublicPolicy: z.boolean().default(false),
  restrictPublicBuckets: z.boolean().default(false),
});

/** Rules for bucket names. Source: S3 User Guide, "General purpose bucket naming rules". */
export const BUCKET_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * A bucket as the seed describes it.
 *
 * @public
 */
export const bucketSeedSchema = z.strictObject({
  name: z.string().regex(BUCKET_NAME, {
    error: 'a bucket name is 3 to 63 of a-z, 0-9, dots and hyphens',
  }),
  region: z.string(),
  created: seedTimeSchema.default('-180d'),
  /** Default: SSE-S3, as for every bucket since 2023. */
  encryption: encryptionSchema.default({
    algorithm: 'AES256',
    bucketKey: false,
  }),
  policy: policyDocumentSchema.optional(),
  publicAccessBlock: publicAccessBlockSchema.optional(),
  versioning: z.enum(['Enabled', 'Suspended']).optional(),
  ownership: z
    .enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'])
    .optional(),
  objects: z.array(objectSchema).default([]),
  deliveries: z.array(deliverySchema).default([]),
});

/** A bucket of the seed with its defaults filled in. */
export type BucketSeed = z.output<typeof bucketSeedSchema>;
export type DeliverySeed = BucketSeed['deliveries'][number];
export type EncryptionSeed = BucketSeed['encryption'];
