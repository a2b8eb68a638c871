import type { ResolvedAgent } from '../agents';
import type { ObservationWrite } from '../store';
import type { SessionOutcome } from './sessionObservation';

/** Is told what was seen of agents, after it was stored. Must not throw. */
export interface CollectionListener {
  /** Each attempt to have an agent's session. */
  sessionObserved(agent: ResolvedAgent, outcome: SessionOutcome): Promise<void>;
  /** Each observation that a collector made. */
  collected(
    agent: ResolvedAgent,
    observation: Pick<ObservationWrite, 'collector' | 'data'>,
  ): Promise<void>;
}
