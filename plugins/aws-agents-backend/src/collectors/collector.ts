import type {
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';

/** One run of the collectors over some agents of one account. */
export interface CollectorRun {
  /** Time of this collection. */
  readonly now: Date;
  /** Aborted when the run takes too long or the backend stops. */
  readonly signal: AbortSignal;
  /** Somebody asked for it, and is to see what is so now. */
  readonly explicit?: boolean;
  /** Tells how many AWS calls are planned, retries not counted. */
  expectCalls(count: number): void;
}

/**
 * One kind of observation. It is given many agents at once, so that it can
 * merge their calls.
 */
export interface Collector {
  readonly id: string;
  /** IAM actions it calls; they make up the session policy. */
  readonly actions: readonly string[];
  /** Least time between two scheduled runs, in seconds. */
  readonly cadenceSeconds: number;
  /** Whether there is anything to observe for this agent. */
  appliesTo(agent: ObservedAgent): boolean;
  /**
   * Observes agents that have a session. Never throws for what one agent's
   * calls did: that is the outcome of this agent.
   *
   * @returns outcomes by entity ref, one for every agent
   */
  collect(
    agents: readonly ResolvedAgent[],
    run: CollectorRun,
  ): Promise<Map<string, CollectorOutcome>>;
}
