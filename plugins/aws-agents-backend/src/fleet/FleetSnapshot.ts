import type { FleetStore, ListedAgent } from '../store';

/**
 * Clocks of replicas may differ, and a transaction may be seen some time after
 * the time that it was given.
 */
const OVERLAP_MS = 60_000;
/** Then all is read anew, so that what is forgotten leaves the memory. */
const RENEWED_AFTER_MS = 10 * 60_000;

/** An agent with the text that searches look in. */
export interface SearchableAgent extends ListedAgent {
  /** In lower case. */
  readonly text: string;
}

/**
 * All agents in memory, brought up to date by what was written since the last
 * look. It is about nobody's rights: whoever shows it must ask the catalog.
 */
export class FleetSnapshot {
  private agents = new Map<string, SearchableAgent>();
  private readAt = 0;
  private renewedAt = -Infinity;
  private reading?: Promise<void>;

  static create(options: {
    store: Pick<FleetStore, 'list'>;
    clock?: () => Date;
  }): FleetSnapshot {
    return new FleetSnapshot(
      options.store,
      options.clock ?? (() => new Date()),
    );
  }

  private constructor(
    private readonly store: Pick<FleetStore, 'list'>,
    private readonly clock: () => Date,
  ) {}

  /** All agents by the uid of their entity, as they are in the store now. */
  async read(): Promise<ReadonlyMap<string, SearchableAgent>> {
    // Who asks while a reading is under way must see what was written before.
    await this.reading?.catch(() => {});
    this.reading ??= this.refresh().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
    return this.agents;
  }

  private async refresh(): Promise<void> {
    const now = this.clock().getTime();
    const whole = now - this.renewedAt >= RENEWED_AFTER_MS;
    const listed = await this.store.list(
      whole ? undefined : new Date(this.readAt - OVERLAP_MS),
    );
    if (whole || listed.length > 0) {
      // Readers may still be walking through the last one.
      const agents = new Map(whole ? [] : this.agents);
      for (const agent of listed) {
        agents.set(agent.uid, { ...agent, text: textOf(agent) });
      }
      this.agents = agents;
    }
    this.readAt = now;
    if (whole) {
      this.renewedAt = now;
    }
  }
}

function textOf({ entry }: ListedAgent): string {
  return [
    entry.title,
    entry.entityRef,
    entry.owner,
    entry.system,
    entry.reason,
    entry.accountId,
    entry.accountName,
    entry.agentRoleArn,
    entry.platform,
    entry.flavour,
    ...entry.regions,
  ]
    .join('\n')
    .toLocaleLowerCase('en-US');
}
