/**
 * Statistics of one metric in one request that CloudWatch charges as one
 * metric [CloudWatch pricing, GetMetricData].
 */
const CHARGED_TOGETHER = 5;

/** What a bin takes. */
export interface Capacity<T> {
  /** Items, at least 1. */
  readonly items: number;
  /** Sum of the items' weights; absent: no matter how much. */
  readonly weight?: number;
  /** Weight of an item of a group that is never cut; all others weigh 1. */
  readonly weigh?: (item: T) => number;
}

class Bin<T> {
  readonly items: T[] = [];
  private weight = 0;

  static create<T>(capacity: Capacity<T>): Bin<T> {
    return new Bin(capacity);
  }

  private constructor(private readonly capacity: Capacity<T>) {}

  /** Items of weight 1 that still fit in. */
  get room(): number {
    return Math.min(
      this.capacity.items - this.items.length,
      maxWeight(this.capacity) - this.weight,
    );
  }

  takes(items: readonly T[]): boolean {
    return (
      this.items.length + items.length <= this.capacity.items &&
      this.weight + weightOf(items, this.capacity) <= maxWeight(this.capacity)
    );
  }

  add(items: readonly T[]): void {
    this.items.push(...items);
    this.weight += weightOf(items, this.capacity);
  }
}

/**
 * Packs groups into the least number of bins, which is the number of items by
 * those of a bin, rounded up. Groups stay whole, and beyond five items, fives
 * of a group do. Only where whole groups would need one bin more, one is cut at
 * the end of a bin: a call more would cost more than a metric that is charged
 * twice.
 *
 * @param groups - items that belong together, such as the statistics of a metric
 * @param whole - groups that are never cut, each of which fits into a bin
 */
export function packGroups<T>(
  groups: ReadonlyArray<readonly T[]>,
  capacity: Capacity<T>,
  whole: ReadonlyArray<readonly T[]> = [],
): T[][] {
  const units = groups.flatMap(group =>
    cut(group, Math.min(CHARGED_TOGETHER, capacity.items, maxWeight(capacity))),
  );
  const bins = packWhole(whole, capacity);
  const all = [...units, ...whole].flat();
  const least = Math.max(
    Math.ceil(all.length / capacity.items),
    Math.ceil(weightOf(all, capacity) / maxWeight(capacity)),
  );
  while (bins.length < least) {
    bins.push(Bin.create(capacity));
  }
  const left: Array<readonly T[]> = [];
  // First the large ones, as they come; the small ones then fill what is left.
  for (const length of lengthsOf(units)) {
    let bin = 0;
    for (const unit of units.filter(item => item.length === length)) {
      while (bin < bins.length && bins[bin].room < length) {
        bin += 1;
      }
      if (bin < bins.length) {
        bins[bin].add(unit);
      } else {
        left.push(unit);
      }
    }
  }
  let bin = 0;
  for (const item of left.flat()) {
    while (bin < bins.length && bins[bin].room === 0) {
      bin += 1;
    }
    if (bin === bins.length) {
      // What is full by weight has room for items that cannot be used.
      bins.push(Bin.create(capacity));
    }
    bins[bin].add([item]);
  }
  return bins.map(({ items }) => items);
}

/** Whether a bin of its own takes a group as a whole. */
export function fitsInto<T>(
  capacity: Capacity<T>,
  group: readonly T[],
): boolean {
  return Bin.create(capacity).takes(group);
}

/** The largest first, each into the first bin with room. */
function packWhole<T>(
  groups: ReadonlyArray<readonly T[]>,
  capacity: Capacity<T>,
): Bin<T>[] {
  const bins: Bin<T>[] = [];
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    let bin = bins.find(one => one.takes(group));
    if (!bin) {
      bin = Bin.create(capacity);
      bins.push(bin);
    }
    bin.add(group);
  }
  return bins;
}

function maxWeight({ weight = Infinity }: Capacity<never>): number {
  return weight;
}

function weightOf<T>(
  items: readonly T[],
  { weigh = () => 1 }: Capacity<T>,
): number {
  return items.reduce((sum, item) => sum + weigh(item), 0);
}

function lengthsOf(units: ReadonlyArray<readonly unknown[]>): number[] {
  return [...new Set(units.map(({ length }) => length))].sort((a, b) => b - a);
}

function cut<T>(items: readonly T[], size: number): Array<readonly T[]> {
  const parts: Array<readonly T[]> = [];
  for (let first = 0; first < items.length; first += size) {
    parts.push(items.slice(first, first + size));
  }
  return parts;
}
