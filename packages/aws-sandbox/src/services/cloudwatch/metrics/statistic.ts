import type { Distribution, WeightedValue } from './distribution';

/** Statistics that need no samples, only their summary. */
const SUMMARY_STATISTICS = {
  SampleCount: (d: Distribution) => d.sampleCount,
  Sum: (d: Distribution) => d.sum,
  Average: (d: Distribution) => d.sum / d.sampleCount,
  Minimum: (d: Distribution) => d.minimum,
  Maximum: (d: Distribution) => d.maximum,
} as const;

/** Names of the statistics that GetMetricStatistics takes as `Statistics`. */
export type SummaryStatisticName = keyof typeof SUMMARY_STATISTICS;

type RangeFunction = 'TM' | 'WM' | 'TC' | 'TS' | 'PR';

/** Bounds of a trimmed statistic; an absent one is open. */
interface Range {
  readonly unit: 'percent' | 'value';
  readonly lower?: number;
  readonly upper?: number;
}

/** A statistic that CloudWatch can compute. */
export type Statistic =
  | { readonly kind: 'summary'; readonly name: SummaryStatisticName }
  | { readonly kind: 'percentile'; readonly percentile: number }
  | {
      readonly kind: 'range';
      readonly function: RangeFunction;
      readonly range: Range;
    };

// Up to ten decimal places (CloudWatch statistics definitions).
const NUMBER = String.raw`\d+(?:\.\d{1,10})?`;
const PERCENTILE = new RegExp(`^p(${NUMBER})$`);
const SHORT_RANGE = new RegExp(`^(tm|wm|tc|ts)(${NUMBER})$`);
const LONG_RANGE = new RegExp(
  `^(TM|WM|TC|TS|PR)\\((${NUMBER}%?)?:(${NUMBER}%?)?\\)$`,
);

function isPercentage(value: number): boolean {
  return value >= 0 && value <= 100;
}

function parseRange(
  lowerText: string | undefined,
  upperText: string | undefined,
): Range | undefined {
  const texts = [lowerText, upperText].filter(text => text !== undefined);
  const percent = texts.filter(text => text.endsWith('%')).length;
  if (texts.length === 0 || (percent !== 0 && percent !== texts.length)) {
    return undefined;
  }
  const lower = lowerText === undefined ? undefined : parseFloat(lowerText);
  const upper = upperText === undefined ? undefined : parseFloat(upperText);
  if (lower !== undefined && upper !== undefined && lower >= upper) {
    return undefined;
  }
  if (percent === 0) {
    return { unit: 'value', lower, upper };
  }
  return isPercentage(lower ?? 0) && isPercentage(upper ?? 100)
    ? { unit: 'percent', lower, upper }
    : undefined;
}

/**
 * Reads a statistic as CloudWatch writes it: `Average`, `p99.9`, `tm90`,
 * `TM(2%:98%)`, `PR(:300)`, `IQM`. Undefined when it is none.
 *
 * Source: CloudWatch user guide, "CloudWatch statistics definitions".
 */
export function parseStatistic(text: string): Statistic | undefined {
  if (Object.hasOwn(SUMMARY_STATISTICS, text)) {
    return { kind: 'summary', name: text as SummaryStatisticName };
  }
  if (text === 'IQM') {
    return parseStatistic('TM(25%:75%)');
  }
  const percentile = PERCENTILE.exec(text);
  if (percentile) {
    const value = parseFloat(percentile[1]);
    return isPercentage(value)
      ? { kind: 'percentile', percentile: value }
      : undefined;
  }
  const short = SHORT_RANGE.exec(text);
  if (short) {
    return parseStatistic(`${short[1].toUpperCase()}(:${short[2]}%)`);
  }
  const long = LONG_RANGE.exec(text);
  if (!long) {
    return undefined;
  }
  const range = parseRange(long[2], long[3]);
  // A percentile rank is asked for values: its answer is the percentage.
  if (!range || (long[1] === 'PR' && range.unit === 'percent')) {
    return undefined;
  }
  return { kind: 'range', function: long[1] as RangeFunction, range };
}

/** Value at a percentile, interpolated linearly between the closest ranks. */
function percentileOf(
  values: readonly WeightedValue[],
  sampleCount: number,
  percentile: number,
): number {
  const rank = (percentile / 100) * Math.max(0, sampleCount - 1);
  let seen = 0;
  let previous: WeightedValue | undefined;
  for (const current of values) {
    if (rank < seen && previous) {
      const fraction = rank - (seen - 1);
      return previous.value + (current.value - previous.value) * fraction;
    }
    seen += current.weight;
    if (rank <= seen - 1) {
      return current.value;
    }
    previous = current;
  }
  return values[values.length - 1].value;
}

/** Keeps the part of each value's weight that lies within the range. */
function trim(
  values: readonly WeightedValue[],
  sampleCount: number,
  range: Range,
): WeightedValue[] {
  if (range.unit === 'value') {
    // The lower bound is exclusive and the upper inclusive.
    return values.filter(
      ({ value }) =>
        (range.lower === undefined || value > range.lower) &&
        (range.upper === undefined || value <= range.upper),
    );
  }
  const from = ((range.lower ?? 0) / 100) * sampleCount;
  const to = ((range.upper ?? 100) / 100) * sampleCount;
  const kept: WeightedValue[] = [];
  let position = 0;
  for (const { value, weight } of values) {
    const inside = Math.min(position + weight, to) - Math.max(position, from);
    if (inside > 0) {
      kept.push({ value, weight: inside });
    }
    position += weight;
  }
  return kept;
}

function totalWeight(values: readonly WeightedValue[]): number {
  return values.reduce((total, { weight }) => total + weight, 0);
}

function totalValue(values: readonly WeightedValue[]): number {
  return values.reduce((total, { value, weight }) => total + value * weight, 0);
}

function mean(values: readonly WeightedValue[]): number | undefined {
  const weight = totalWeight(values);
  return weight > 0 ? totalValue(values) / weight : undefined;
}

/** Moves the values outside of the range to its edges. */
function winsorize(
  values: readonly WeightedValue[],
  sampleCount: number,
  range: Range,
): WeightedValue[] {
  const edge = (bound: number | undefined) => {
    if (bound === undefined || range.unit === 'value') {
      return bound;
    }
    return percentileOf(values, sampleCount, bound);
  };
  const lower = edge(range.lower) ?? -Infinity;
  const upper = edge(range.upper) ?? Infinity;
  return values.map(({ value, weight }) => ({
    value: Math.min(upper, Math.max(lower, value)),
    weight,
  }));
}

function computeRange(
  name: RangeFunction,
  range: Range,
  values: readonly WeightedValue[],
  sampleCount: number,
): number | undefined {
  switch (name) {
    case 'TM':
      return mean(trim(values, sampleCount, range));
    case 'TC':
      return totalWeight(trim(values, sampleCount, range));
    case 'TS':
      return totalValue(trim(values, sampleCount, range));
    case 'PR':
      return (
        (totalWeight(trim(values, sampleCount, range)) * 100) / sampleCount
      );
    case 'WM':
      return mean(winsorize(values, sampleCount, range));
    default:
      throw new Error(`Unknown range function ${name satisfies never}`);
  }
}

/**
 * Computes a statistic. Undefined when the distribution does not allow it:
 * percentiles, trimmed and winsorized statistics need every sample, and none
 * of them negative.
 */
export function computeStatistic(
  statistic: Statistic,
  distribution: Distribution,
): number | undefined {
  if (statistic.kind === 'summary') {
    return SUMMARY_STATISTICS[statistic.name](distribution);
  }
  const { values, sampleCount, minimum } = distribution;
  if (!values || values.length === 0 || minimum < 0) {
    return undefined;
  }
  return statistic.kind === 'percentile'
    ? percentileOf(values, sampleCount, statistic.percentile)
    : computeRange(statistic.function, statistic.range, values, sampleCount);
}
