import type { AgentClaim, AgentClaims, ClaimingRun } from '../store';

/** {@link AgentClaims} without a database. */
export class MemoryAgentClaims implements AgentClaims {
  readonly held = new Map<string, AgentClaim>();

  async claim(
    entityRefs: readonly string[],
    { runId, now }: ClaimingRun,
  ): Promise<ReadonlyMap<string, AgentClaim>> {
    const others = new Map<string, AgentClaim>();
    for (const entityRef of entityRefs) {
      const held = this.held.get(entityRef);
      if (held && held.runId !== runId) {
        others.set(entityRef, held);
      } else {
        this.held.set(entityRef, { entityRef, runId, since: now });
      }
    }
    return others;
  }

  async release(entityRefs: readonly string[], runId: string): Promise<void> {
    for (const entityRef of entityRefs) {
      if (this.held.get(entityRef)?.runId === runId) {
        this.held.delete(entityRef);
      }
    }
  }
}
