import { findDatePartition, type DatePartition } from './datePartition';
import type { DeliveryTally, ListedObject } from './DeliveryTally';

/**
 * Listings of one location in one collection: 20,000 keys. A location that is
 * partitioned by date needs one to six.
 */
export const MAX_LISTINGS = 20;
/** Sorts after every key of a head whose date begins with a digit. */
const AFTER_DIGITS = ':';
/** Writers put an object into the partition of the hour in which they began it. */
const WRITER_DELAY_MS = 3600 * 1000;

/** One ListObjectsV2 call. */
export interface Listing {
  readonly prefix: string;
  readonly startAfter?: string;
  readonly delimiter?: '/';
}

/** The page it returns, in the order of keys. */
export interface ListingPage {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
  /** There is more after this page. */
  readonly more: boolean;
}

/** Makes one call; throws what the AWS client throws. */
export type ListObjects = (listing: Listing) => Promise<ListingPage>;

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

class RecentScan {
  private listings = 0;

  constructor(
    private readonly list: ListObjects,
    private readonly prefix: string,
    private readonly tally: DeliveryTally,
  ) {}

  /** True when everything that matters was seen. */
  async run(): Promise<boolean> {
    let startAfter: string | undefined;
    for (;;) {
      const page = await this.next({ prefix: this.prefix, startAfter });
      if (!page) {
        return false;
      }
      if (!page.more) {
        page.objects.forEach(object => this.tally.add(object));
        return true;
      }
      const { undated, partition } = this.split(page.objects);
      undated.forEach(object => this.tally.add(object));
      if (partition) {
        if (!(await this.scanPartition(partition))) {
          return false;
        }
        startAfter = `${this.prefix}${partition.head}${AFTER_DIGITS}`;
      } else {
        startAfter = page.objects[page.objects.length - 1].key;
      }
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
    const head = `${this.prefix}${partition.head}`;
    const since = new Date(this.tally.since().getTime() - WRITER_DELAY_MS);
    let startAfter = `${head}${partition.format(since)}`;
    let found = false;
    for (;;) {
      const page = await this.next({ prefix: head, startAfter });
      if (!page) {
        return false;
      }
      const dated = page.objects.filter(
        ({ key }) => key < `${head}${AFTER_DIGITS}`,
      );
      dated.forEach(object => this.tally.add(object));
      found = found || dated.length > 0;
      if (!page.more || dated.length < page.objects.length) {
        return found || (await this.findNewest(head));
      }
      startAfter = dated[dated.length - 1].key;
    }
  }

  /** Goes down the newest branch of a date tree: year, month, day, hour. */
  private async findNewest(head: string): Promise<boolean> {
    let branch = head;
    for (;;) {
      const level = await this.listLevel(branch);
      if (!level) {
        return false;
      }
      const dated = level.filter(name => /\d/.test(name.slice(branch.length)));
      if (dated.length === 0) {
        return true;
      }
      branch = dated[dated.length - 1];
    }
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
      startAfter = lastKey > lastPrefix ? lastKey : `${lastPrefix}\u{10FFFF}`;
    }
  }

  /** Undefined when the bound is hit. */
  private async next(listing: Listing): Promise<ListingPage | undefined> {
    if (this.listings >= MAX_LISTINGS) {
      return undefined;
    }
    this.listings += 1;
    return await this.list(listing);
  }
}
