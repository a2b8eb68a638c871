import type { DatePartition } from './datePartition';
import type { DeliveryTally } from './DeliveryTally';

/** Writers that are remembered of one location. */
const MAX_WRITERS = 5_000;
/** New accounts and regions are looked for again after this time. */
const SEARCH_AGAIN_MS = 6 * 3600 * 1000;

/** Who writes in an order of time of its own: the trail of one account and region. */
export interface Writer {
  readonly partition: DatePartition;
  /** What was seen of it when it was listed last. */
  readonly tally: DeliveryTally;
  /** All of its day was seen then. */
  readonly whole: boolean;
  /** Number of the round in which it was listed last. */
  readonly round: number;
}

/** How far the writers of a location are known. */
export interface WriterCount {
  readonly found: number;
  /** There are no others, as far as was looked. */
  readonly allFound: boolean;
  /** Listed in this collection. */
  readonly listed: number;
  /** Path of one of them, relative to the location. */
  readonly example: string;
}

/**
 * Remembers the writers of a location that has more of them than one collection
 * can list, as the trail of an organization has: each collection lists some of
 * them anew, the others count as they were seen last, and the search for further
 * ones goes on where it stopped.
 */
export class WriterRounds {
  private readonly writers = new Map<string, Writer>();
  private round = 0;
  private searching = true;
  private foundAt?: number;
  /** Where the search goes on; undefined: at the beginning. */
  private position?: string;
  private paused = false;
  private hasUndated = false;

  /** @param isOwn - heads of writers that are listed in every collection */
  static create(isOwn: (head: string) => boolean = () => false): WriterRounds {
    return new WriterRounds(isOwn);
  }

  private constructor(private readonly isOwn: (head: string) => boolean) {}

  /** Whether there is anything to go round. */
  get areKnown(): boolean {
    return this.writers.size > 0;
  }

  /** Whether there may be writers that were not met yet. */
  get isSearching(): boolean {
    return this.searching;
  }

  /** Whether all have been found once. */
  get wereFound(): boolean {
    return this.foundAt !== undefined;
  }

  get searchFrom(): string | undefined {
    return this.position;
  }

  begin(now: Date): void {
    this.round += 1;
    this.paused = false;
    const age = now.getTime() - (this.foundAt ?? now.getTime());
    if (!this.searching && age >= SEARCH_AGAIN_MS) {
      this.searching = true;
      this.position = undefined;
    }
  }

  knows(head: string): boolean {
    return this.writers.has(head);
  }

  /** There are objects of the window that no writer's order leads to. */
  noteUndated(): void {
    this.hasUndated = true;
  }

  /** Adds to a tally of this collection what was seen earlier, and not now. */
  addUnlisted(tally: DeliveryTally): void {
    for (const writer of this.all()) {
      if (this.isListed(writer)) {
        tally.heardOf(writer.tally.newest());
      } else {
        tally.merge(writer.tally);
      }
    }
  }

  /** Whether this collection has listed all that there is. */
  get areWhole(): boolean {
    return (
      this.wereFound &&
      !this.hasUndated &&
      this.all().every(writer => writer.whole && this.isListed(writer))
    );
  }

  /** Takes note of a writer that was listed. */
  note(partition: DatePartition, tally: DeliveryTally, whole: boolean): void {
    const { head } = partition;
    const before = this.writers.get(head);
    if (!before && this.writers.size >= MAX_WRITERS) {
      return;
    }
    if (before) {
      tally.heardOf(before.tally.newest());
    }
    // The map's order is that in which they were listed.
    this.writers.delete(head);
    this.writers.set(head, { partition, tally, whole, round: this.round });
  }

  /** The search stops here for this collection; the first stop counts. */
  pause(startAfter: string | undefined): void {
    if (!this.paused) {
      this.paused = true;
      this.position = startAfter;
    }
  }

  /** The search has come to the end of the location. */
  arrive(now: Date): void {
    if (!this.paused) {
      this.searching = false;
      this.foundAt = now.getTime();
    }
  }

  /**
   * All writers in the order to list them: the agent's own, the one that wrote
   * last, since it tells whether anything arrives, then who has waited longest.
   */
  inTurn(): Writer[] {
    const all = this.all();
    const newest = Math.max(...all.map(at));
    const rank = (writer: Writer) => {
      if (this.isOwn(writer.partition.head)) {
        return 0;
      }
      return at(writer) === newest ? 1 : 2;
    };
    return all.sort((a, b) => rank(a) - rank(b));
  }

  private all(): Writer[] {
    return [...this.writers.values()];
  }

  /**
   * Whether it is worth to remember them: only of trees of dates, for in other
   * layouts one writer may tell of all.
   */
  get areWorthIt(): boolean {
    return (
      this.writers.size > 1 &&
      this.all().every(({ partition }) => partition.isTree)
    );
  }

  forget(): void {
    this.writers.clear();
    this.searching = true;
    this.position = undefined;
    this.foundAt = undefined;
    this.hasUndated = false;
  }

  private isListed({ round }: Writer): boolean {
    return round === this.round;
  }

  /** How far the writers are known; undefined: there are none to go round. */
  count(): WriterCount | undefined {
    const [first] = this.inTurn();
    return (
      first && {
        found: this.writers.size,
        allFound: this.wereFound,
        listed: this.all().filter(writer => this.isListed(writer)).length,
        example: first.partition.head,
      }
    );
  }
}

function at({ tally }: Writer): number {
  return tally.newest()?.at.getTime() ?? 0;
}
