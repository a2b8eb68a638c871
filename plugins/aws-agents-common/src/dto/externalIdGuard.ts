import { z } from 'zod';

/**
 * Whether AWS itself keeps other entities of the portal out of a monitoring
 * role.
 *
 * @public
 */
export const externalIdGuardSchema = z.object({
  /** The monitoring role. */
  roleArn: z.string(),
  /**
   * `demanded`: the role lets the portal in with the ExternalId of this entity
   * only; `ignored`: with that of another entity as well; `unknown`: nobody
   * could look.
   */
  verdict: z.enum(['demanded', 'ignored', 'unknown']),
  /** How it was found out; null when it was not. */
  how: z.enum(['trust-policy', 'probe']).nullable(),
});

/** @public */
export type ExternalIdGuard = z.infer<typeof externalIdGuardSchema>;
