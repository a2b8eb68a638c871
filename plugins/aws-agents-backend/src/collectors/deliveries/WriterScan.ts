import type { BoundedLister } from './BoundedLister';
import type { DatePartition } from './datePartition';
import type { DeliveryTally, ListedObject } from './DeliveryTally';

/** Sorts after every key of a head whose date begins with a digit. */
export const AFTER_DIGITS = ':';
/** Sorts after everything that a key can go on with. */
export const LAST = '\u{10FFFF}';
/** Keys tell when writing began: Firehose takes up to an hour, Loki two. */
const WRITER_DELAY_MS = 3 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;
/** Beyond three years nobody wants to know how long a location was silent. */
const LONGEST_SILENCE_DAYS = 1_024;

/** What came of listing from a time on. */
export type Found = 'all' | 'nothing' | 'bounded';

/** Lists what single writers wrote, whose keys are in the order of time. */
export class WriterScan {
  /** Newest object of the writers seen so far, when all of them are silent. */
  private silentSince?: Date;
  /** What is seen of the writer that is being listed. */
  private own: DeliveryTally;

  /** @param tally - of the whole location */
  constructor(
    private readonly lister: BoundedLister,
    private readonly prefix: string,
    private readonly tally: DeliveryTally,
  ) {
    this.own = tally.empty();
  }

  /** From here on writers are asked for what is new, not for what is old. */
  expectNews(): void {
    this.silentSince = undefined;
  }

  /**
   * Lists what a writer wrote in the window; of one that is silent its newest
   * object, unless a newer one of another is known.
   */
  async scan(
    partition: DatePartition,
  ): Promise<{ own: DeliveryTally; whole: boolean }> {
    this.own = this.tally.empty();
    const start = this.silentSince ?? this.tally.since();
    const found = await this.listSince(partition, before(start));
    const whole =
      found === 'nothing' ? await this.findNewest(partition) : found === 'all';
    return { own: this.own, whole };
  }

  /** Lists what a writer wrote in the window, and nothing of before. */
  async scanWindow(
    partition: DatePartition,
  ): Promise<{ own: DeliveryTally; whole: boolean }> {
    this.own = this.tally.empty();
    const found = await this.listSince(partition, before(this.tally.since()));
    return { own: this.own, whole: found !== 'bounded' };
  }

  private async listSince(
    partition: DatePartition,
    since: Date,
  ): Promise<Found> {
    const head = `${this.prefix}${partition.head}`;
    let startAfter = `${head}${partition.format(since)}`;
    let found = false;
    for (;;) {
      const page = await this.lister.next({ prefix: head, startAfter });
      if (!page) {
        return 'bounded';
      }
      const dated = page.objects.filter(
        ({ key }) => key < `${head}${AFTER_DIGITS}`,
      );
      dated.forEach(object => this.add(object));
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
      const page = await this.lister.next({
        prefix,
        delimiter: '/',
        startAfter,
      });
      if (!page) {
        return undefined;
      }
      page.objects.forEach(object => this.add(object));
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

  private add(object: ListedObject): void {
    this.tally.add(object);
    this.own.add(object);
  }
}

function before(start: Date): Date {
  return new Date(start.getTime() - WRITER_DELAY_MS);
}
