import { z } from 'zod';

/** Where AWS itself judges otherwise. @public */
export const disagreementSchema = z.object({
  by: z.enum(['simulation', 'validation']),
  /** Need or policy it is about. */
  subject: z.string(),
  ours: z.string(),
  aws: z.string(),
});

/** @public */
export type Disagreement = z.infer<typeof disagreementSchema>;

/**
 * What SimulatePrincipalPolicy and Access Analyzer's ValidatePolicy say, where
 * config asks for it.
 *
 * @public
 */
export const confirmationSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('failed'), reason: z.string(), at: z.string() }),
  z.object({
    state: z.literal('confirmed'),
    at: z.string(),
    /** Needs that were simulated. */
    simulated: z.number(),
    /** Policies that were validated. */
    validated: z.number(),
    /** Empty: AWS agrees in everything. */
    disagreements: z.array(disagreementSchema),
    /** What of it could not be asked. */
    problems: z.array(z.string()),
  }),
]);

/** @public */
export type Confirmation = z.infer<typeof confirmationSchema>;
