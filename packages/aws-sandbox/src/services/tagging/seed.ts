import { z } from 'zod';

/** A resource that can be found by its tags; what it does is another service's matter. */
export const taggedResourceSeedSchema = z.strictObject({
  arn: z
    .string()
    .regex(/^arn:aws[\w-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:[^:].*$/, {
      error: issue =>
        `'${issue.input}' is no ARN of a resource, such as arn:aws:sqs:eu-west-1:111122223333:orders`,
    }),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)),
});

export type TaggedResourceSeed = z.output<typeof taggedResourceSeedSchema>;
