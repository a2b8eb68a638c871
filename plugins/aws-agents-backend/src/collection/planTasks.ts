import type { ResolvedAgent } from '../agents';
import { isFree } from '../aws';
import type { Collector } from '../collectors';
import type { ObservationRecord, ObservationWrite } from '../store';
import { presentObservations, SESSION_OBSERVATION } from './bindingFingerprint';
import type { CollectionTask } from './CollectionRun';
import { isDue } from './due';
import { withNote } from './withNote';

/** What is to be done for some agents. */
export interface Plan {
  readonly tasks: readonly CollectionTask[];
  /** Observations that are put off, saying so. */
  readonly postponed: readonly ObservationWrite[];
  /** Collectors to keep of agents that have more than that, by entity ref. */
  readonly retained: ReadonlyMap<string, readonly string[]>;
}

/** What plans are made from. */
export interface PlanInput {
  readonly states: ReadonlyMap<string, readonly ObservationRecord[]>;
  readonly collectorsOf: (agent: ResolvedAgent) => readonly Collector[];
  /** Agents that have spent their budget. */
  readonly overspent: ReadonlySet<string>;
  /** What an observation says that is put off for want of budget. */
  readonly note: string;
  readonly intervalSeconds: number;
  readonly now: Date;
}

/**
 * Decides what is due for each agent. Of one that has spent its budget only
 * what costs nothing is observed, and what never was.
 */
export function planTasks(
  agents: readonly ResolvedAgent[],
  input: PlanInput,
): Plan {
  const tasks: CollectionTask[] = [];
  const postponed: ObservationWrite[] = [];
  const retained = new Map<string, readonly string[]>();
  for (const agent of agents) {
    const last = input.states.get(agent.entityRef) ?? [];
    const present = presentObservations(agent, last);
    const applicable = input.collectorsOf(agent);
    const kept = [SESSION_OBSERVATION, ...applicable.map(({ id }) => id)];
    if (last.some(({ collector }) => !kept.includes(collector))) {
      retained.set(agent.entityRef, kept);
    }
    const collectors: Collector[] = [];
    for (const collector of applicable) {
      const seen = present.find(item => item.collector === collector.id);
      if (!isDue(collector, seen, input.intervalSeconds, input.now)) {
        continue;
      }
      const mayWait =
        seen !== undefined &&
        input.overspent.has(agent.entityRef) &&
        !isFree(collector.actions);
      if (!mayWait) {
        collectors.push(collector);
      } else if (!seen.reason.includes(input.note)) {
        postponed.push(toWrite(seen, withNote(seen.reason, input.note)));
      }
    }
    tasks.push({ agent, collectors });
  }
  return { tasks, postponed, retained };
}

/** The same observation with another reason; its data stays as it is. */
function toWrite(seen: ObservationRecord, reason: string): ObservationWrite {
  return {
    entityRef: seen.entityRef,
    collector: seen.collector,
    binding: seen.binding,
    status: seen.status,
    reason,
    observedAt: seen.observedAt,
    failures: seen.failures,
  };
}
