import { BoundedLister, MAX_LISTINGS, type ListObjects } from './BoundedLister';
import { findDatePartition, type DatePartition } from './datePartition';
import type { DeliveryTally, ListedObject } from './DeliveryTally';
import { WriterRounds, type WriterCount } from './WriterRounds';
import { AFTER_DIGITS, LAST, WriterScan } from './WriterScan';

/**
 * Listings within one folder of the location, so that some are left for what is
 * beside it: Loki keeps thousands of streams in one folder, and in the next an
 * index that tells of all of them whether anything arrives.
 */
const FOLDER_LISTINGS = 20;
/** Listings that known writers leave for the search for others. */
const SEARCH_LISTINGS = MAX_LISTINGS / 2;
/** The same once all have been found, and new ones are rare. */
const SEARCH_AGAIN_LISTINGS = 2;

class RecentScan {
  private readonly lister: BoundedLister;
  private readonly scan: WriterScan;
  /** The folder that is being listed, relative to the location; empty for none. */
  private folder = '';

  constructor(
    list: ListObjects,
    private readonly prefix: string,
    private readonly tally: DeliveryTally,
    private readonly rounds: WriterRounds,
  ) {
    this.lister = new BoundedLister(list);
    this.scan = new WriterScan(this.lister, prefix, tally);
  }

  /** True when everything that matters was seen. */
  async run(): Promise<boolean> {
    const { rounds, tally } = this;
    rounds.begin(tally.now);
    if (!rounds.areKnown) {
      return await this.search(undefined);
    }
    await this.goRound();
    if (rounds.isSearching) {
      this.lister.keep(0);
      await this.search(rounds.searchFrom);
    }
    rounds.addUnlisted(tally);
    return rounds.areWhole;
  }

  /** Lists known writers anew, as many as there is room for. */
  private async goRound(): Promise<void> {
    const { isSearching, wereFound } = this.rounds;
    const kept = wereFound ? SEARCH_AGAIN_LISTINGS : SEARCH_LISTINGS;
    this.lister.keep(isSearching ? kept : 0);
    for (const { partition } of this.rounds.inTurn()) {
      if (this.lister.isExhausted) {
        return;
      }
      const { own, whole } = await this.scan.scanWindow(partition);
      this.rounds.note(partition, own, whole);
    }
  }

  /** Goes through the location from a key on; true when nothing was left out. */
  private async search(from: string | undefined): Promise<boolean> {
    let isComplete = true;
    let startAfter = from;
    for (;;) {
      const step = await this.advance(startAfter);
      if (step === 'done') {
        this.rounds.arrive(this.tally.now);
        return isComplete;
      }
      if (step === 'bounded') {
        isComplete = false;
        this.rounds.pause(startAfter);
        if (!this.folder || this.lister.isSpent) {
          return false;
        }
        startAfter = `${this.prefix}${this.folder}${LAST}`;
        this.enter('');
        // The writers beside are asked for what is new, not for what is old.
        this.scan.expectNews();
      } else {
        startAfter = step.startAfter;
      }
    }
  }

  /** Lists on, and says where to go on from. */
  private async advance(
    startAfter: string | undefined,
  ): Promise<'done' | 'bounded' | { startAfter: string }> {
    const page = await this.lister.next({ prefix: this.prefix, startAfter });
    if (!page) {
      return 'bounded';
    }
    if (!page.more) {
      this.addLast(page.objects);
      return 'done';
    }
    const { undated, partition } = this.split(page.objects);
    undated.forEach(object => this.addUndated(object));
    const last = page.objects[page.objects.length - 1].key;
    this.enter(
      folderOf(partition ? partition.head : last.slice(this.prefix.length)),
    );
    if (!partition) {
      return { startAfter: last };
    }
    return this.rounds.knows(partition.head) || (await this.meet(partition))
      ? { startAfter: `${this.prefix}${partition.head}${AFTER_DIGITS}` }
      : 'bounded';
  }

  /** Lists a writer that is seen for the first time. */
  private async meet(partition: DatePartition): Promise<boolean> {
    const { own, whole } = await this.scan.scan(partition);
    this.rounds.note(partition, own, whole);
    return whole;
  }

  /** What is left of the location: the end of one writer, or several small ones. */
  private addLast(objects: readonly ListedObject[]): void {
    const met = new Map<string, [DatePartition, DeliveryTally]>();
    for (const object of objects) {
      const partition = findDatePartition(object.key.slice(this.prefix.length));
      if (!partition) {
        this.addUndated(object);
      } else if (!this.rounds.knows(partition.head)) {
        const [, own] = met.get(partition.head) ?? [
          partition,
          this.tally.empty(),
        ];
        own.add(object);
        met.set(partition.head, [partition, own]);
        this.tally.add(object);
      }
    }
    for (const [partition, own] of met.values()) {
      this.rounds.note(partition, own, true);
    }
  }

  private addUndated(object: ListedObject): void {
    this.tally.add(object);
    if (object.at >= this.tally.since()) {
      this.rounds.noteUndated();
    }
  }

  private enter(folder: string): void {
    if (folder !== this.folder) {
      this.folder = folder;
      this.lister.allow(folder ? FOLDER_LISTINGS : MAX_LISTINGS);
    }
  }

  /** The objects before the first one whose key carries a date, and its partition. */
  private split(objects: readonly ListedObject[]): {
    undated: readonly ListedObject[];
    partition?: DatePartition;
  } {
    for (let index = 0; index < objects.length; index += 1) {
      const partition = findDatePartition(
        objects[index].key.slice(this.prefix.length),
      );
      if (partition) {
        return { undated: objects.slice(0, index), partition };
      }
    }
    return { undated: objects };
  }
}

/** First folder of a path, with its slash; empty when there is none. */
function folderOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

/**
 * Finds a location's newest object and counts those of the window, without
 * walking through the whole of it: where keys carry dates, listing starts at
 * the window and jumps from one writer's keys to the next's.
 *
 * @param rounds - what earlier collections learned of the location's writers
 * @returns whether the bound was hit, so that counts are at least these, and
 *   then the writers when they are remembered
 */
export async function listRecent(
  list: ListObjects,
  prefix: string,
  tally: DeliveryTally,
  rounds: WriterRounds = WriterRounds.create(),
): Promise<{ truncated: boolean; writers?: WriterCount }> {
  const isFirst = !rounds.areKnown;
  let truncated = false;
  try {
    truncated = !(await new RecentScan(list, prefix, tally, rounds).run());
  } finally {
    // Who is seen whole at first sight needs no memory.
    if (isFirst && (!truncated || !rounds.areWorthIt)) {
      rounds.forget();
    }
  }
  const writers = truncated ? rounds.count() : undefined;
  return { truncated, ...(writers ? { writers } : {}) };
}
