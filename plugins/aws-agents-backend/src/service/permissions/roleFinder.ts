import type { RoleData } from 'backstage-plugin-aws-agents-common';
import {
  presentObservations,
  type AgentDirectory,
  type CollectionEngine,
} from '../../collection';
import { findAgent, findEntity } from '../findAgent';
import { collectorState, unbound } from '../observationState';
import { dataOf } from '../storedData';
import type { ObservationStore } from '../../store';
import type { PermissionServiceOptions } from './DefaultPermissionService';

/** Collector that reads the agent role. */
export const ROLE_COLLECTOR = 'role';

/** Finds what the role collector has stored of agents that the caller may see. */
export function createRoleFinder(options: {
  directory: AgentDirectory;
  observations: ObservationStore;
  engine: Pick<CollectionEngine, 'collectorsOf'>;
  intervalSeconds: number;
  clock?: () => Date;
}): PermissionServiceOptions['findRole'] {
  const { directory, observations, engine, intervalSeconds } = options;
  const clock = options.clock ?? (() => new Date());
  return async (entityRef, caller, purpose) => {
    const resolution =
      purpose === 'act'
        ? (await findEntity(directory, entityRef, caller)).resolution
        : await findAgent(directory, entityRef, caller);
    if (!resolution.ok) {
      const state = unbound(ROLE_COLLECTOR, resolution.failure);
      return { state, agent: null, role: null };
    }
    const { agent } = resolution;
    const records = presentObservations(
      agent,
      await observations.list(agent.entityRef, [ROLE_COLLECTOR]),
    );
    return {
      agent,
      state: collectorState(
        ROLE_COLLECTOR,
        records,
        engine.collectorsOf(agent),
        intervalSeconds,
        clock(),
      ),
      role: dataOf<RoleData>(records, ROLE_COLLECTOR),
    };
  };
}
