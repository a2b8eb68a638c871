import { z } from 'zod';

/** Channel of the signals that tell open tabs to ask again. @public */
export const AWS_AGENTS_CHANNEL = 'aws-agents';

/**
 * What a signal tells: agents by the `signalKey` of their answers, so that who
 * may not read an agent learns nothing of it.
 *
 * @public
 */
export const agentNewsSchema = z.object({
  /** Status, reasons or failures are others than before. */
  changed: z.array(z.string()),
  /** Observed anew, with new points or objects perhaps, and else as before. */
  observed: z.array(z.string()),
});

/** {@inheritDoc agentNewsSchema} @public */
export type AgentNews = z.infer<typeof agentNewsSchema>;
