import { z } from 'zod';

/**
 * Why something could not be observed, and what to do about it. Carries no
 * secret: access key ids are masked before a failure is made.
 *
 * @public
 */
export const failureSchema = z.object({
  /** Stable code, for example `external-id-mismatch`. */
  code: z.string(),
  /** One sentence: what happened. */
  message: z.string(),
  /** One or two sentences: why. */
  cause: z.string(),
  /** What to do, as text. */
  remedy: z.string(),
  /** What to paste, where that helps. */
  snippet: z
    .object({
      title: z.string(),
      language: z.enum(['json', 'yaml', 'shell', 'text']),
      text: z.string(),
    })
    .optional(),
  /** Whether trying again may help without anybody changing anything. */
  retryable: z.boolean(),
  /** The AWS call that failed, when one did. */
  call: z
    .object({
      service: z.string(),
      operation: z.string(),
      accountId: z.string().optional(),
      region: z.string().optional(),
      roleArn: z.string().optional(),
      errorCode: z.string().optional(),
      httpStatus: z.number().optional(),
      requestId: z.string().optional(),
    })
    .optional(),
  /** AWS's own words, when it said any. */
  awsMessage: z.string().optional(),
  /** ISO 8601 time. */
  at: z.string(),
});

/** @public */
export type Failure = z.infer<typeof failureSchema>;
