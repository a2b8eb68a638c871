/**
 * Statistics of one metric in one request that CloudWatch charges as one
 * metric [CloudWatch pricing, GetMetricData].
 */
const CHARGED_TOGETHER = 5;

/**
 * Packs groups into the least number of bins, which is the number of items by
 * the size of a bin, rounded up. Groups stay whole, and beyond five items, fives
 * of a group do. Only where whole groups would need one bin more, one is cut at
 * the end of a bin: a call more would cost more than a metric that is charged
 * twice.
 *
 * @param groups - items that belong together, such as the statistics of a metric
 * @param size - items that a bin takes, at least 1
 * @param whole - groups that are never cut, each of at most `size` items
 */
export function packGroups<T>(
  groups: ReadonlyArray<readonly T[]>,
  size: number,
  whole: ReadonlyArray<readonly T[]> = [],
): T[][] {
  const units = groups.flatMap(group =>
    cut(group, Math.min(CHARGED_TOGETHER, size)),
  );
  const total = [...units, ...whole].flat().length;
  const bins = packWhole(whole, size);
  while (bins.length < Math.ceil(total / size)) {
    bins.push([]);
  }
  const left: Array<readonly T[]> = [];
  // First the large ones, as they come; the small ones then fill what is left.
  for (const length of lengthsOf(units)) {
    let bin = 0;
    for (const unit of units.filter(item => item.length === length)) {
      while (bin < bins.length && bins[bin].length + length > size) {
        bin += 1;
      }
      if (bin < bins.length) {
        bins[bin].push(...unit);
      } else {
        left.push(unit);
      }
    }
  }
  let bin = 0;
  for (const item of left.flat()) {
    while (bins[bin].length === size) {
      bin += 1;
    }
    bins[bin].push(item);
  }
  return bins;
}

/** The largest first, each into the first bin with room. */
function packWhole<T>(
  groups: ReadonlyArray<readonly T[]>,
  size: number,
): T[][] {
  const bins: T[][] = [];
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    const bin = bins.find(items => items.length + group.length <= size);
    if (bin) {
      bin.push(...group);
    } else {
      bins.push([...group]);
    }
  }
  return bins;
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
