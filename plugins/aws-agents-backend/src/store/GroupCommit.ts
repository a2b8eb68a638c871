interface Waiting<TItem> {
  readonly items: readonly TItem[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Items that are written together, at most. */
const MAX_ITEMS = 5_000;

/**
 * Writes together what many ask for at about the same time: while one write is
 * under way, all that comes in waits and makes up the next. So nobody waits
 * longer than for the write before, and many small writes become few large ones.
 */
export class GroupCommit<TItem> {
  private waiting: Waiting<TItem>[] = [];
  private running = false;

  /**
   * @param write - writes items; those of one call have different keys
   * @param keyOf - two items with the same key are never written together
   */
  constructor(
    private readonly write: (items: readonly TItem[]) => Promise<void>,
    private readonly keyOf: (item: TItem) => string,
  ) {}

  /**
   * Resolves when the items are written.
   *
   * @throws what writing them throws, and not what others' items cause
   */
  async add(items: readonly TItem[]): Promise<void> {
    if (items.length === 0) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ items, resolve, reject });
      if (!this.running) {
        this.running = true;
        // Those who ask in this turn are written together, too.
        setImmediate(() => this.run());
      }
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.commit(this.takeGroup());
    }
    this.running = false;
  }

  private async commit(group: readonly Waiting<TItem>[]): Promise<void> {
    try {
      await this.write(group.flatMap(({ items }) => items));
      group.forEach(({ resolve }) => resolve());
    } catch (error) {
      if (group.length === 1) {
        group[0].reject(error);
        return;
      }
      // One of them may be to blame: the others are not to suffer.
      for (const single of group) {
        await this.commit([single]);
      }
    }
  }

  /** As many calls as can be written together, in the order they came. */
  private takeGroup(): Waiting<TItem>[] {
    const keys = new Set<string>();
    let count = 0;
    const end = this.waiting.findIndex(({ items }, index) => {
      const own = items.map(this.keyOf);
      const stops =
        index > 0 &&
        (count + items.length > MAX_ITEMS || own.some(key => keys.has(key)));
      own.forEach(key => keys.add(key));
      count += items.length;
      return stops;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }
}
