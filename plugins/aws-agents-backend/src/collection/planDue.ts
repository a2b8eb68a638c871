import type { ResolvedAgent } from '../agents';
import type { Collector } from '../collectors';
import type { Pacing } from '../cost';
import { inTurns } from '../inTurns';
import {
  outlast,
  type ObservationRecord,
  type ObservationStore,
  type ObservationWrite,
} from '../store';
import type { CollectionTask } from './CollectionRun';
import { planTasks } from './planTasks';
import type { SlowedAgents } from './SlowedAgents';

/** Agents that are planned for without a turn of the event loop. */
const AGENTS_AT_ONCE = 250;

/** What due work is planned with. */
export interface PlanDueOptions {
  readonly observations: ObservationStore;
  readonly pacing: Pick<Pacing, 'overspent' | 'note'>;
  readonly slowed: SlowedAgents;
  readonly collectorsOf: (agent: ResolvedAgent) => readonly Collector[];
  readonly intervalSeconds: number;
  /** Told of observations that are put off, and the states before. */
  readonly announce: (
    states: ReadonlyMap<string, readonly ObservationRecord[]>,
    written: readonly ObservationWrite[],
  ) => void;
}

/**
 * Plans what is due for agents, some of them at a time, and keeps what the plan
 * says of observations that are put off or no longer made.
 */
export async function planDue(
  agents: readonly ResolvedAgent[],
  now: Date,
  options: PlanDueOptions,
): Promise<CollectionTask[]> {
  const tasks: CollectionTask[] = [];
  for await (const part of inTurns(agents, AGENTS_AT_ONCE)) {
    tasks.push(...(await planPart(part, now, options)));
  }
  return tasks;
}

async function planPart(
  agents: readonly ResolvedAgent[],
  now: Date,
  options: PlanDueOptions,
): Promise<readonly CollectionTask[]> {
  const { observations, pacing, slowed, announce, intervalSeconds } = options;
  const refs = agents.map(agent => agent.entityRef);
  const [states, overspent] = await outlast(() =>
    Promise.all([observations.listStates(refs), pacing.overspent(refs, now)]),
  );
  slowed.add(overspent, now);
  const { tasks, postponed, retained } = planTasks(agents, {
    states,
    collectorsOf: options.collectorsOf,
    overspent,
    note: pacing.note,
    intervalSeconds,
    now,
  });
  await Promise.all(
    [...retained].map(([entityRef, collectors]) =>
      observations.retainCollectors(entityRef, collectors),
    ),
  );
  if (postponed.length > 0) {
    await observations.write(postponed);
    announce(states, postponed);
  }
  return tasks;
}
