import { z } from 'zod';

/** One access key of an on-premises agent's IAM user, masked. @public */
export const accessKeySchema = z.object({
  /** Last four characters, the rest masked. */
  accessKeyId: z.string(),
  status: z.enum(['Active', 'Inactive']),
  createdAt: z.string(),
  ageDays: z.number(),
  lastUsed: z
    .object({
      at: z.string(),
      service: z.string().optional(),
      region: z.string().optional(),
    })
    .nullable(),
  /**
   * True for an active key that is older than the rotation limit. An inactive
   * key is neither overdue nor in time: it should be deleted.
   */
  overdue: z.boolean(),
});

/** @public */
export type AccessKey = z.infer<typeof accessKeySchema>;

/** What is known of the long-lived keys of an on-premises agent. @public */
export const accessKeysDataSchema = z.object({
  userArn: z.string(),
  rotationLimitDays: z.number(),
  keys: z.array(accessKeySchema),
});

/** @public */
export type AccessKeysData = z.infer<typeof accessKeysDataSchema>;
