import { NotFoundError } from '@backstage/errors';
import type {
  FleetQuery,
  FleetResponse,
  FleetRow,
} from 'backstage-plugin-aws-agents-common';
import type { AgentDirectory } from '../collection';
import { findEntity, type Caller } from '../service';
import type { FleetRegister } from './FleetRegister';
import type { FleetService } from './FleetService';
import type { FleetSnapshot, SearchableAgent } from './FleetSnapshot';
import { matchFleet, queryFleet } from './queryFleet';
import { tilesOf } from './tilesOf';

/** Entities that are read one by one; of more, all are read. */
const FEW = 100;
/** A reader waits for what was written of so many agents. */
const WORKED_IN_AT_ONCE = 200;

/** What the service works with. */
export interface FleetServiceOptions {
  readonly directory: Pick<AgentDirectory, 'visibleUids' | 'sight' | 'find'>;
  readonly register: Pick<FleetRegister, 'learn' | 'flush' | 'pending'>;
  readonly snapshot: Pick<FleetSnapshot, 'read'>;
  readonly intervalSeconds: number;
  readonly clock?: () => Date;
}

/**
 * {@link FleetService} that asks the catalog with every question which entities
 * the caller can see, and has all else in memory. Nothing of what a caller may
 * see is kept, so who loses the right to an entity loses it here at once.
 */
export class DefaultFleetService implements FleetService {
  private readonly clock: () => Date;

  static create(options: FleetServiceOptions): DefaultFleetService {
    return new DefaultFleetService(options);
  }

  private constructor(private readonly options: FleetServiceOptions) {
    this.clock = options.clock ?? (() => new Date());
  }

  async getRow(entityRef: string, caller: Caller): Promise<FleetRow> {
    const { directory, register } = this.options;
    const { entity, resolution } = await findEntity(
      directory,
      entityRef,
      caller,
    );
    const { uid = '' } = entity.metadata;
    let agent = (await this.allAgents()).get(uid);
    if (!agent) {
      await register.learn([{ uid, resolution }]);
      agent = (await this.options.snapshot.read()).get(uid);
    }
    if (!agent) {
      throw new NotFoundError(`Entity ${entityRef} is not in the fleet`);
    }
    const { entry } = agent;
    return { ...entry, tiles: tilesOf(entry, this.clock().getTime()) };
  }

  async getFleet(query: FleetQuery, caller: Caller): Promise<FleetResponse> {
    const agents = await this.visibleAgents(caller);
    const now = this.clock();
    return {
      ...queryFleet(agents, query, now.getTime()),
      intervalSeconds: this.options.intervalSeconds,
      serverTime: now.toISOString(),
    };
  }

  async exportFleet(query: FleetQuery, caller: Caller): Promise<FleetRow[]> {
    const agents = await this.visibleAgents(caller);
    return matchFleet(agents, query, this.clock().getTime());
  }

  private async visibleAgents(caller: Caller): Promise<SearchableAgent[]> {
    const { directory } = this.options;
    const visible = directory.visibleUids(caller.credentials);
    // If the catalog fails while we wait for the rest, that is not unhandled.
    visible.catch(() => {});
    const agents = await this.allAgents();
    const uids = await visible;
    const unknown = [...uids].filter(uid => !agents.has(uid));
    return pick(
      unknown.length > 0 ? await this.meet(unknown, caller) : agents,
      uids,
    );
  }

  private async allAgents(): Promise<ReadonlyMap<string, SearchableAgent>> {
    const { register, snapshot } = this.options;
    if (register.pending <= WORKED_IN_AT_ONCE) {
      await register.flush();
    }
    return await snapshot.read();
  }

  /** Entities that were registered after the last collection read the catalog. */
  private async meet(
    unknown: readonly string[],
    { credentials }: Caller,
  ): Promise<ReadonlyMap<string, SearchableAgent>> {
    const { directory, register, snapshot } = this.options;
    await register.learn(
      await directory.sight(
        credentials,
        unknown.length <= FEW ? unknown : undefined,
      ),
    );
    return await snapshot.read();
  }
}

function pick(
  agents: ReadonlyMap<string, SearchableAgent>,
  uids: ReadonlySet<string>,
): SearchableAgent[] {
  const picked: SearchableAgent[] = [];
  for (const uid of uids) {
    const agent = agents.get(uid);
    if (agent) {
      picked.push(agent);
    }
  }
  return picked;
}
