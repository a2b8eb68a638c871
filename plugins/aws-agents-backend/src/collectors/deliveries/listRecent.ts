import { findDatePartition, type DatePartition } from './datePartition';
import type { DeliveryTally, ListedObject } from './DeliveryTally';

/**
 * Listings of one location in one collection: 24,000 keys. A location that is
 * partitioned by date needs one to six, and two more for each further writer.
 */
export const MAX_LISTINGS = 24;
/**
 * Listings within one folder of the location, so that some are left for what is
 * beside it: Loki keeps thousands of streams in one folder, and in the next an
 * index that tells of all of them whether anything arrives.
 */
const FOLDER_LISTINGS = 20;
/** Sorts after every key of a head whose date begins with a digit. */
const AFTER_DIGITS = ':';
/** Keys tell when writing began: Firehose takes up to an hour, Loki two. */
const WRITER_DELAY_MS = 3 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;
/** Sorts after everything that a key can go on with. */
const LAST = '\u{10FFFF}';
/** Beyond three years nobody wants to know how long a location was silent. */
const LONGEST_SILENCE_DAYS = 1_024;

/** One ListObjectsV2 call. */
export interface Listing {
  readonly prefix: string;
  readonly startAfter?: string;
  readonly delimiter?: '/';
  /** Goes on where an earlier page of the same listing ended. */
  readonly continuationToken?: string;
}

/** The page it returns, in the order of keys. */
export interface ListingPage {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
  /** There is more after this page. */
  readonly more: boolean;
  /** Where to go on, when there is more. */
  readonly continuationToken?: string;
}

/** Makes one call; throws what the AWS client throws. */
export type ListObjects = (listing: Listing) => Promise<ListingPage>;

class RecentScan {
  private listings = 0;
  private limit = MAX_LISTINGS;
  /** The folder that is being listed, relative to the location; empty for none. */
  private folder = '';
  /** Newest object of the writers seen so far, when all of them are silent. */
  private silentSince?: Date;

  constructor(
    private readonly list: ListObjects,
    private readonly prefix: string,
    private readonly tally: DeliveryTally,
  ) {}

  /** True when everything that matters was seen. */
  async run(): Promise<boolean> {
    let isComplete = true;
    let startAfter: string | undefined;
    for (;;) {
      const step = await this.advance(startAfter);
      if (step === 'done') {
        return isComplete;
      }
      if (step === 'bounded') {
        isComplete = false;
        if (!this.folder || this.listings >= MAX_LISTINGS) {
          return false;
        }
        startAfter = `${this.prefix}${this.folder}${LAST}`;
        this.enter('');
        // The writers beside are asked for what is new, not for what is old.
        this.silentSince = undefined;
      } else {
        startAfter = step.startAfter;
      }
    }
  }

  /** Lists on, and says where to go on from. */
  private async advance(
    startAfter: string | undefined,
  ): Promise<'done' | 'bounded' | { startAfter: string }> {
    const page = await this.next({ prefix: this.prefix, startAfter });
    if (!page) {
      return 'bounded';
    }
    if (!page.more) {
      page.objects.forEach(object => this.tally.add(object));
      return 'done';
    }
    const { undated, partition } = this.split(page.objects);
    undated.forEach(object => this.tally.add(object));
    const last = page.objects[page.objects.length - 1].key;
    this.enter(
      folderOf(partition ? partition.head : last.slice(this.prefix.length)),
    );
    if (!partition) {
      return { startAfter: last };
    }
    return (await this.scanPartition(partition))
      ? { startAfter: `${this.prefix}${partition.head}${AFTER_DIGITS}` }
      : 'bounded';
  }

  private enter(folder: string): void {
    if (folder !== this.folder) {
      this.folder = folder;
      this.limit = folder
        ? Math.min(MAX_LISTINGS, this.listings + FOLDER_LISTINGS)
        : MAX_LISTINGS;
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

  private async scanPartition(partition: DatePartition): Promise<boolean> {
    const found = await this.listSince(partition, this.scanStart());
    return found === 'nothing'
      ? await this.findNewest(partition)
      : found === 'all';
  }

  private scanStart(): Date {
    const start = this.silentSince ?? this.tally.since();
    return new Date(start.getTime() - WRITER_DELAY_MS);
  }

  private async listSince(
    partition: DatePartition,
    since: Date,
  ): Promise<'all' | 'nothing' | 'bounded'> {
    const head = `${this.prefix}${partition.head}`;
    let startAfter = `${head}${partition.format(since)}`;
    let found = false;
    for (;;) {
      const page = await this.next({ prefix: head, startAfter });
      if (!page) {
        return 'bounded';
      }
      const dated = page.objects.filter(
        ({ key }) => key < `${head}${AFTER_DIGITS}`,
      );
      dated.forEach(object => this.tally.add(object));
      found = found || dated.length > 0;
      if (!page.more || dated.length < page.objects.length) {
        return found ? 'all' : 'nothing';
      }
      startAfter = dated[dated.length - 1].key;
    }
  }

  /** Looks for the last object before a silence, unless a newer one is known. */
  private async findNewest(partition: DatePartition): Promise<boolean> {
    const known = this.tally.newest();
    if (this.silentSince || (known && known.at >= this.tally.since())) {
      return true;
    }
    const complete = partition.isTree
      ? await this.descend(`${this.prefix}${partition.head}`)
      : await this.widen(partition);
    const newest = this.tally.newest();
    this.silentSince = newest !== known ? newest?.at : undefined;
    return complete;
  }

  /** Doubles the window until there is something in it. */
  private async widen(partition: DatePartition): Promise<boolean> {
    const end = this.tally.since().getTime();
    for (let days = 1; days <= LONGEST_SILENCE_DAYS; days *= 2) {
      const found = await this.listSince(
        partition,
        new Date(end - days * DAY_MS),
      );
      if (found !== 'nothing') {
        return found === 'all';
      }
    }
    return true;
  }

  /** Goes down the newest branch of a date tree: year, month, day, hour. */
  private async descend(head: string): Promise<boolean> {
    const level = await this.listLevel(head);
    if (!level) {
      return false;
    }
    const dated = level.filter(name => /\d/.test(name.slice(head.length)));
    return dated.length > 0
      ? await this.descend(dated[dated.length - 1])
      : true;
  }

  /** Counts the objects of a level and returns the prefixes below it. */
  private async listLevel(prefix: string): Promise<string[] | undefined> {
    const prefixes: string[] = [];
    let startAfter: string | undefined;
    for (;;) {
      const page = await this.next({ prefix, delimiter: '/', startAfter });
      if (!page) {
        return undefined;
      }
      page.objects.forEach(object => this.tally.add(object));
      prefixes.push(...page.prefixes);
      if (!page.more) {
        return prefixes;
      }
      const lastKey = page.objects[page.objects.length - 1]?.key ?? '';
      const lastPrefix = page.prefixes[page.prefixes.length - 1] ?? '';
      // Keys below a prefix sort after it, so step over all of them.
      startAfter = lastKey > lastPrefix ? lastKey : `${lastPrefix}${LAST}`;
    }
  }

  /**
   * A page with something in it, or the last. Undefined when the bound is hit,
   * or S3 does not say where to go on.
   */
  private async next(listing: Listing): Promise<ListingPage | undefined> {
    let continuationToken: string | undefined;
    while (this.listings < this.limit) {
      this.listings += 1;
      const page = await this.list({
        ...listing,
        ...(continuationToken ? { continuationToken } : {}),
      });
      // Where many objects were deleted, S3 gives pages without any.
      const isTelling =
        !page.more || page.objects.length + page.prefixes.length > 0;
      if (isTelling || !page.continuationToken) {
        return isTelling ? page : undefined;
      }
      ({ continuationToken } = page);
    }
    return undefined;
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
 * @returns whether the bound was hit, so that counts are at least these
 */
export async function listRecent(
  list: ListObjects,
  prefix: string,
  tally: DeliveryTally,
): Promise<{ truncated: boolean }> {
  const scan = new RecentScan(list, prefix, tally);
  return { truncated: !(await scan.run()) };
}
