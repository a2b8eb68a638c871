import { z } from 'zod';
import { failureSchema } from './failure';
import { observationStateSchema, observationStatusSchema } from './observation';

/** What arrived at one S3 location. @public */
export const deliverySchema = z.object({
  uri: z.string(),
  bucket: z.string(),
  prefix: z.string(),
  region: z.string().nullable(),
  status: observationStatusSchema,
  /** One sentence: why. */
  reason: z.string(),
  failures: z.array(failureSchema),
  /** Null when nothing was found in the observed window. */
  newest: z
    .object({ key: z.string(), at: z.string(), bytes: z.number() })
    .nullable(),
  /** How often an object is expected; null while nothing was annotated or learned. */
  cadence: z
    .object({
      everySeconds: z.number(),
      source: z.enum(['annotation', 'learned']),
      /** When the location counts as silent unless something arrives. */
      overdueAt: z.string(),
    })
    .nullable()
    .default(null),
  /** Length of the window that was listed, in seconds. */
  windowSeconds: z.number(),
  objects: z.number().nullable(),
  bytes: z.number().nullable(),
  /** Newest last; one entry an hour of the window, which ends when it was observed. */
  hourly: z.array(
    z.object({ hour: z.string(), objects: z.number(), bytes: z.number() }),
  ),
  /** The listing hit its bound: counts are at least these. */
  truncated: z.boolean(),
  encryption: z
    .object({
      algorithm: z.string(),
      keyId: z.string().optional(),
      bucketKey: z.boolean().optional(),
    })
    .nullable(),
  /** `none` is a fact; `unknown` means that nobody could look. */
  encryptionStatus: z.enum(['encrypted', 'none', 'unknown']),
  publicAccess: z.enum(['blocked', 'partly-blocked', 'not-blocked', 'unknown']),
  tlsOnly: z.enum(['yes', 'no', 'unknown']),
  versioning: z.enum(['enabled', 'suspended', 'disabled', 'unknown']),
});

/** @public */
export type Delivery = z.infer<typeof deliverySchema>;

/** Answer of `GET .../deliveries`. @public */
export const deliveriesResponseSchema = z.object({
  state: observationStateSchema,
  deliveries: z.array(deliverySchema),
});

/** @public */
export type DeliveriesResponse = z.infer<typeof deliveriesResponseSchema>;
