import { setTimeout as sleep } from 'node:timers/promises';
import type { ResolvedAgent } from '../agents';
import type { AgentClaims } from '../store';
import type { CollectionTask } from './CollectionRun';

/** How often somebody who waits for another run looks whether it is over, in ms. */
const POLL_MS = 250;
/** A run has this long to give up its claims after its time limit, in ms. */
const GRACE_MS = 30_000;
/** Whose process was killed during a refresh is observed again after so long, in ms. */
const LONGEST_REFRESH_MS = 60_000;

/**
 * Has every agent observed by one run at a time, of whatever replica: a
 * scheduled run leaves out who is being refreshed, and a refresh waits for the
 * run that is under way.
 */
export class AgentTurns {
  static create(options: {
    claims: AgentClaims;
    timeoutSeconds: number;
    clock: () => Date;
  }): AgentTurns {
    return new AgentTurns(options);
  }

  private constructor(
    private readonly options: Parameters<typeof AgentTurns.create>[0],
  ) {}

  /** Claims the agents of a scheduled run; those that another one observes are left out. */
  async take(
    tasks: readonly CollectionTask[],
    runId: string,
  ): Promise<readonly CollectionTask[]> {
    const { claims, clock, timeoutSeconds } = this.options;
    const busy = await claims.claim(refsOf(tasks), {
      runId,
      now: clock(),
      leaseMs: timeoutSeconds * 1000 + GRACE_MS,
    });
    return tasks.filter(({ agent }) => !busy.has(agent.entityRef));
  }

  /**
   * Claims an agent for a refresh as soon as no other run observes it.
   *
   * @returns since when the runs that were waited for have observed it;
   *   undefined: there was none
   * @throws the signal's reason when it is aborted meanwhile
   */
  async await(
    { entityRef }: ResolvedAgent,
    runId: string,
    signal: AbortSignal,
  ): Promise<Date | undefined> {
    const { claims, clock, timeoutSeconds } = this.options;
    let since: Date | undefined;
    for (;;) {
      signal.throwIfAborted();
      const others = await claims.claim([entityRef], {
        runId,
        now: clock(),
        leaseMs: Math.min(timeoutSeconds * 1000, LONGEST_REFRESH_MS),
      });
      const other = others.get(entityRef);
      if (!other) {
        return since;
      }
      since ??= other.since;
      await sleep(POLL_MS, undefined, { signal });
    }
  }

  /** Gives up what a run has claimed of the agents of tasks. */
  async release(
    tasks: ReadonlyArray<Pick<CollectionTask, 'agent'>>,
    runId: string,
  ): Promise<void> {
    await this.options.claims.release(refsOf(tasks), runId);
  }
}

function refsOf(tasks: ReadonlyArray<Pick<CollectionTask, 'agent'>>): string[] {
  return tasks.map(({ agent }) => agent.entityRef);
}
