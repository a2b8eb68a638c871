import type { ResolvedAgent } from '../agents';

/** On whose behalf, and where, a client makes its calls. */
export interface ClientOptions {
  agent: ResolvedAgent;
  region: string;
  /** All agents that a merged call serves; just `agent` when absent. */
  entityRefs?: string[];
}
