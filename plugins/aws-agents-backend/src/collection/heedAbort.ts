import type { AgentCollector } from 'backstage-plugin-aws-agents-node';
import { untilAborted } from './untilAborted';

/**
 * Ends a collector's wait for one agent when the run is aborted, whether or not
 * the collector heeds the signal: an agent that hangs then fails by itself, and
 * what its neighbours showed is kept.
 */
export function heedAbort(collector: AgentCollector): AgentCollector {
  return {
    id: collector.id,
    actions: collector.actions,
    cadenceSeconds: collector.cadenceSeconds,
    appliesTo: agent => collector.appliesTo(agent),
    collect: async (agent, context) => {
      context.signal.throwIfAborted();
      return await untilAborted(
        collector.collect(agent, context),
        context.signal,
      );
    },
  };
}
