import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AgentResolution, ResolvedAgent } from '../agents';
import type { Sighting } from '../collection';
import type { Collector } from '../collectors';
import { errorText } from '../errorText';
import { inTurns } from '../inTurns';
import { costPerDay } from '../cost';
import { entityRefOf } from '../service';
import type {
  CostStore,
  FleetMember,
  FleetRecord,
  FleetStore,
  ObservationStore,
} from '../store';
import type { WaiverStore } from '../waivers';
import { toFleetEntry } from './toFleetEntry';

/** Writes that come within this time are worked in together. */
const TOGETHER_MS = 500;
/** Agents that are worked in at once. */
const BATCH = 200;
/** Length of a fingerprint, in hexadecimal digits. */
const LENGTH = 32;

/** What the register works with. */
export interface FleetRegisterOptions {
  readonly store: FleetStore;
  readonly observations: Pick<ObservationStore, 'listStates'>;
  readonly waivers: Pick<WaiverStore, 'waivedFindings'>;
  readonly costs: Pick<CostStore, 'sums'>;
  readonly collectorsOf: (agent: ResolvedAgent) => readonly Collector[];
  readonly logger: LoggerService;
  readonly clock?: () => Date;
}

/**
 * Keeps the short form of every agent up to date: after the catalog was read,
 * and after observations were written.
 */
export class FleetRegister {
  private readonly touched = new Set<string>();
  private readonly clock: () => Date;
  private timer?: NodeJS.Timeout;
  /** One after the other, so that nothing older overwrites what is newer. */
  private queue: Promise<void> = Promise.resolve();

  static create(options: FleetRegisterOptions): FleetRegister {
    return new FleetRegister(options);
  }

  private constructor(private readonly options: FleetRegisterOptions) {
    this.clock = options.clock ?? (() => new Date());
  }

  /** Takes in agents that were found in the catalog, as far as they are news. */
  async learn(sightings: readonly Sighting[]): Promise<void> {
    await this.inTurn(async () => {
      await this.keepNews(sightings, await this.options.store.known());
    });
  }

  /** As {@link FleetRegister.learn}, and forgets all that were not found. */
  async replace(sightings: readonly Sighting[]): Promise<void> {
    await this.inTurn(async () => {
      const known = await this.options.store.known();
      await this.keepNews(sightings, known);
      const found = new Set(
        sightings.map(({ resolution }) => entityRefOf(resolution)),
      );
      await this.options.store.forget(
        [...known.keys()].filter(ref => !found.has(ref)),
      );
    });
  }

  /** Observations of these agents were written. */
  touch(entityRefs: Iterable<string>): void {
    for (const entityRef of entityRefs) {
      this.touched.add(entityRef);
    }
    if (!this.timer && this.touched.size > 0) {
      this.timer = setTimeout(() => {
        this.flush().catch(error =>
          this.options.logger.warn('Could not bring the fleet up to date', {
            error: errorText(error),
          }),
        );
      }, TOGETHER_MS);
      this.timer.unref();
    }
  }

  /** How many agents wait to be worked in. */
  get pending(): number {
    return this.touched.size;
  }

  /** Works in all that was written so far. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const refs = [...this.touched];
    this.touched.clear();
    try {
      await this.inTurn(async () => {
        for await (const batch of inTurns(refs, BATCH)) {
          await this.keep(await this.options.store.members(batch));
        }
      });
    } catch (error) {
      // They are worked in with the next write.
      refs.forEach(ref => this.touched.add(ref));
      throw error;
    }
  }

  private async keepNews(
    sightings: readonly Sighting[],
    known: Awaited<ReturnType<FleetStore['known']>>,
  ): Promise<void> {
    for await (const batch of inTurns(sightings, BATCH)) {
      await this.keep(newsOf(batch, known));
    }
  }

  /** @param members - of one batch */
  private async keep(members: readonly FleetMember[]): Promise<void> {
    if (members.length > 0) {
      const records = await this.describe(members);
      await this.options.store.write(records, this.clock());
    }
  }

  private async describe(
    members: readonly FleetMember[],
  ): Promise<FleetRecord[]> {
    const { observations, waivers, costs, collectorsOf } = this.options;
    const refs = members.map(({ entityRef }) => entityRef);
    const now = this.clock();
    const [states, waived, rates] = await Promise.all([
      observations.listStates(refs),
      waivers.waivedFindings(refs, now),
      costPerDay(costs, refs, now),
    ]);
    return members.map(member => ({
      ...member,
      entry: toFleetEntry(member.resolution, {
        observations: states.get(member.entityRef) ?? [],
        collectors: member.resolution.ok
          ? collectorsOf(member.resolution.agent)
          : [],
        waived: waived.get(member.entityRef),
        cost: rates.get(member.entityRef),
      }),
    }));
  }

  private async inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(task);
    this.queue = turn.catch(() => {});
    await turn;
  }
}

function newsOf(
  sightings: readonly Sighting[],
  known: ReadonlyMap<string, Pick<FleetMember, 'uid' | 'fingerprint'>>,
): FleetMember[] {
  return sightings
    .filter(({ uid }) => uid !== '')
    .map(toMember)
    .filter(({ entityRef, uid, fingerprint }) => {
      const last = known.get(entityRef);
      return last?.uid !== uid || last.fingerprint !== fingerprint;
    });
}

function toMember({ uid, resolution }: Sighting): FleetMember {
  return {
    entityRef: entityRefOf(resolution),
    uid,
    fingerprint: fingerprintOf(resolution),
    resolution,
  };
}

/** The time of a failure is that of the reading, and no news. */
function fingerprintOf(resolution: AgentResolution): string {
  const facts = resolution.ok
    ? resolution
    : { ...resolution, failure: { ...resolution.failure, at: '' } };
  return createHash('sha256')
    .update(JSON.stringify(facts))
    .digest('hex')
    .slice(0, LENGTH);
}
