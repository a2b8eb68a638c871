import type { Reachability } from 'backstage-plugin-aws-agents-common';
import type { AgentResolution, ResolvedAgent } from '../agents';
import { isAwsFailureError } from '../aws';
import { SESSION_OBSERVATION } from '../collection';
import type { SessionService } from '../sessions';
import type { ObservationStore } from '../store';

/** Finds out whether the portal gets into accounts. */
export class AccountReach {
  static create(options: {
    sessions: Pick<SessionService, 'ensure'>;
    observations: Pick<ObservationStore, 'listStates'>;
  }): AccountReach {
    return new AccountReach(options.sessions, options.observations);
  }

  private constructor(
    private readonly sessions: Pick<SessionService, 'ensure'>,
    private readonly observations: Pick<ObservationStore, 'listStates'>,
  ) {}

  /** By assuming a role of the account, whose session is then kept for its lifetime. */
  async byRole(agent: ResolvedAgent): Promise<Reachability> {
    try {
      await this.sessions.ensure(agent);
      return {
        state: 'reachable',
        reason: `The portal has assumed ${agent.monitoringRoleArn}.`,
      };
    } catch (error) {
      if (!isAwsFailureError(error)) {
        throw error;
      }
      return { state: 'failing', reason: error.failure.message };
    }
  }

  /**
   * By what was seen of agents there. Asks AWS nothing.
   *
   * @param visible - the agents that the caller may see
   * @returns by account id; accounts without agents are not in it
   */
  async byAgents(
    visible: readonly AgentResolution[],
  ): Promise<ReadonlyMap<string, Reachability>> {
    const agents = visible.flatMap(resolution =>
      resolution.ok ? [resolution.agent] : [],
    );
    const states = await this.observations.listStates(
      agents.map(({ entityRef }) => entityRef),
    );
    const tallies = new Map<string, { ok: number; failed: number }>();
    for (const { entityRef, accountId } of agents) {
      const session = states
        .get(entityRef)
        ?.find(({ collector }) => collector === SESSION_OBSERVATION);
      const tally = tallies.get(accountId) ?? { ok: 0, failed: 0 };
      tally.ok += session && session.status !== 'failed' ? 1 : 0;
      tally.failed += session?.status === 'failed' ? 1 : 0;
      tallies.set(accountId, tally);
    }
    return new Map(
      [...tallies].flatMap(([accountId, tally]) => {
        const reach = judge(tally);
        return reach ? [[accountId, reach] as const] : [];
      }),
    );
  }
}

function judge({
  ok,
  failed,
}: {
  ok: number;
  failed: number;
}): Reachability | undefined {
  if (ok > 0) {
    return {
      state: 'reachable',
      reason: `The portal observes ${ok} ${
        ok === 1 ? 'agent' : 'agents'
      } there.`,
    };
  }
  return failed > 0
    ? {
        state: 'failing',
        reason: `The portal gets into no role there: ${failed} of ${failed} agents fail.`,
      }
    : undefined;
}
