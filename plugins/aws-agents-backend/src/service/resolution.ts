import type { AgentResolution } from '../agents';
import { presentObservations } from '../collection';
import type { ObservationRecord } from '../store';

/** Observations of the agent's present binding. */
export function presentOf(
  resolution: AgentResolution,
  records: readonly ObservationRecord[],
): readonly ObservationRecord[] {
  return resolution.ok ? presentObservations(resolution.agent, records) : [];
}

/** Ref of the entity, whether or not it makes an agent. */
export function entityRefOf(resolution: AgentResolution): string {
  return resolution.ok ? resolution.agent.entityRef : resolution.entityRef;
}
