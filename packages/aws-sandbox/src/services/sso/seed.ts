import { z } from 'zod';

/** IAM Identity Center of the organisation. */
export const identityCenterSeedSchema = z.strictObject({
  startUrl: z.url(),
  region: z.string().default('eu-west-1'),
  users: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        assignments: z
          .array(
            z.strictObject({
              accountId: z.string().regex(/^\d{12}$/),
              /** What clients call the role: the permission set's name. */
              permissionSet: z.string().min(1),
              /** Name of the role that the permission set is provisioned as. */
              role: z.string().min(1),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

export type IdentityCenterSeed = z.output<typeof identityCenterSeedSchema>;
