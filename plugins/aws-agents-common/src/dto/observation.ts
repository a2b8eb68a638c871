import { z } from 'zod';
import { failureSchema } from './failure';

/** @public */
export const observationStatusSchema = z.enum([
  'ok',
  'degraded',
  'failed',
  'unknown',
]);

/** @public */
export type ObservationStatus = z.infer<typeof observationStatusSchema>;

/**
 * State of one collector for one agent, without the data it collected.
 *
 * @public
 */
export const observationStateSchema = z.object({
  /** `metrics`, `deliveries`, `role`, `access-keys`, ... */
  collector: z.string(),
  status: observationStatusSchema,
  /** One sentence: why the status is what it is. */
  reason: z.string(),
  /** When this state was observed, ISO 8601; null when never. */
  observedAt: z.string().nullable(),
  /** When the data that is shown was collected: older than `observedAt` when the last attempt failed. */
  dataAt: z.string().nullable(),
  /** Data is shown that is older than two collection intervals. */
  stale: z.boolean(),
  /** All failures of the last attempt. */
  failures: z.array(failureSchema),
});

/** @public */
export type ObservationState = z.infer<typeof observationStateSchema>;
