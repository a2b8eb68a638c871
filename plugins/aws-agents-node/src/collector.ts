import type {
  Failure,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from './agent';

/**
 * What a collector saw.
 *
 * @public
 */
export interface CollectorOutcome {
  readonly status: ObservationStatus;
  /** One sentence: why the status is what it is. */
  readonly reason: string;
  readonly failures: readonly Failure[];
  /**
   * JSON data to keep and show. Absent: nothing could be collected, and the
   * data of the last good attempt stays. Must not hold secrets.
   */
  readonly data?: unknown;
  /** Small JSON about `data` that is at hand wherever agents are listed. */
  readonly summary?: unknown;
}

/**
 * What a collector works with while it observes one agent.
 *
 * @public
 */
export interface CollectorContext {
  /**
   * A client of the given SDK class that calls as the agent's monitoring role.
   * Clients are shared: do not destroy them. Every call is recorded.
   */
  client<TClient>(
    // `never`: the backend alone decides on credentials, endpoint and retries.
    ctor: new (configuration: never) => TClient,
    region: string,
  ): TClient;
  /** Time of this collection. */
  readonly now: Date;
  /** Aborted when the collection takes too long or the backend stops. */
  readonly signal: AbortSignal;
  /**
   * Somebody asked for this collection, and is to see what is so now: nothing
   * that was kept from an earlier one will do.
   */
  readonly explicit?: boolean;
  /** Tells how many AWS calls the collector plans, retries not counted. */
  expectCalls(count: number): void;
  /** Turns any error of an AWS client into a failure for people. */
  toFailure(error: unknown, call: FailedCall): Failure;
}

/**
 * The call that an error came from.
 *
 * @public
 */
export interface FailedCall {
  /** As in the SDK, for example `S3`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
}

/**
 * One kind of observation of one agent.
 *
 * @public
 */
export interface AgentCollector {
  /** Lower case with hyphens, for example `log-groups`. */
  readonly id: string;
  /** IAM actions it calls; they become part of the session policy. */
  readonly actions: readonly string[];
  /** Least time between two scheduled runs, in seconds. */
  readonly cadenceSeconds: number;
  /** Whether there is anything to observe for this agent. */
  appliesTo(agent: ObservedAgent): boolean;
  /**
   * Observes one agent. What one call cannot see belongs into
   * `outcome.failures`; an error that is thrown becomes a failed observation.
   */
  collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome>;
}
